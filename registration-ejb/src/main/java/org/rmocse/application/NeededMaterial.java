package org.rmocse.application;

import java.util.ArrayList;
import java.util.List;

/**
 * A document of a kind's filing and when it is needed, as it is told before anything is known of the filing; {@link MaterialRule}
 * says it of one.
 *
 * @param need when
 */
public record NeededMaterial(MaterialCode code, Need need) {

    /** When a document is needed. */
    public enum Need {
        ALWAYS,
        /** Where the employer is to be changed. */
        NEW_EMPLOYER,
        /** Where the employer bears another name; the contract under the new name does as well. */
        RENAMED,
        /** Where the time for an initial registration has passed and the hours are typed. */
        OVERDUE,
        /** Where the hours are typed. */
        TYPED,
        /** Where the term is to be renewed and the hours are typed. */
        RENEWING,
        /** Where the certificate or label is lost. */
        LOST
    }

    /** Those of a kind, the printed form first. */
    public static List<NeededMaterial> of(ApplicationKind kind) {
        List<NeededMaterial> needed = new ArrayList<>();
        if (kind.formPages() > 0) {
            needed.add(new NeededMaterial(MaterialCode.APP_FORM, Need.ALWAYS));
        }
        needed.addAll(
                switch (kind) {
                    case INITIAL ->
                        List.of(
                                new NeededMaterial(MaterialCode.CONTRACT, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.HOLD_ID, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.CE_PROOF, Need.OVERDUE));
                    case RENEWAL ->
                        List.of(
                                new NeededMaterial(MaterialCode.CONTRACT, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.DUTY_STATEMENT, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.CE_PROOF, Need.TYPED));
                    case CHANGE ->
                        List.of(
                                new NeededMaterial(MaterialCode.CONTRACT, Need.NEW_EMPLOYER),
                                new NeededMaterial(MaterialCode.RENAME_PROOF, Need.RENAMED),
                                new NeededMaterial(MaterialCode.CE_PROOF, Need.RENEWING));
                    case RE_REGISTRATION ->
                        List.of(
                                new NeededMaterial(MaterialCode.CONTRACT, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.CE_PROOF, Need.TYPED));
                    case REISSUE, CANCELLATION ->
                        List.of(
                                new NeededMaterial(MaterialCode.ID_COPY, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.LOSS_DECLARATION, Need.LOST));
                    case OTHER_MATTER ->
                        List.of(
                                new NeededMaterial(MaterialCode.ID_COPY, Need.ALWAYS),
                                new NeededMaterial(MaterialCode.MATTER_PROOF, Need.ALWAYS));
                });
        return needed;
    }
}
