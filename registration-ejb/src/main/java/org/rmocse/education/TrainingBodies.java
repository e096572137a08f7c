package org.rmocse.education;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.TrainingBodyAccount;
import org.rmocse.account.TrainingBodyAccounts;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * An administrator keeps the training bodies and who may sign in for them. A body is never deleted, since records name it; a closed
 * one reports nothing new.
 */
@Stateless
public class TrainingBodies {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private TrainingBodyReads reads;

    @Inject
    private TrainingBodyAccounts accounts;

    @Inject
    private AuditTrail audit;

    public TrainingBodies() {}

    TrainingBodies(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            TrainingBodyReads reads,
            TrainingBodyAccounts accounts,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.reads = reads;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** All there are or were. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<TrainingBody> list() {
        return reads.all();
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public TrainingBody find(UUID publicId) {
        return reads.find(publicId).orElseThrow(TrainingBodies::notFound);
    }

    /**
     * The body the caller signs in for.
     *
     * @throws Rejected NOT_FOUND where the caller is bound to none
     */
    @RolesAllowed(RoleNames.EDUCATION_PROVIDER)
    public TrainingBody own() {
        return reads.of(current.actor()).orElseThrow(TrainingBodies::notFound);
    }

    /**
     * Enters a new body, which may report as soon as somebody has an account of it.
     *
     * @return its public id
     * @throws Rejected with all that is wrong with the draft, or TRAINING_BODY_KNOWN
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public UUID enter(TrainingBodyDraft draft) {
        check(draft);
        UUID publicId = PublicId.next();
        int entered = jdbi.withHandle(handle -> bound(
                        handle.createUpdate(
                                """
                                insert into education.training_body (public_id, name, credit_code, region, contact, email, enabled, created_at)
                                values (:id, :name, :creditCode, :region, :contact, :email, true, :now)
                                on conflict do nothing
                                """),
                        publicId,
                        draft)
                .bind("now", OffsetDateTime.now(clock))
                .execute());
        if (entered == 0) {
            throw new Rejected(Finding.of("TRAINING_BODY_KNOWN", "name"));
        }
        audit.record(current.actor(), "training_body.entered", "training_body", publicId, Map.of("name", draft.name()));
        return publicId;
    }

    /**
     * Changes a body. Records keep the name under which they were reported.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, TRAINING_BODY_CHANGED where somebody was quicker, TRAINING_BODY_KNOWN, else all that is wrong
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void change(UUID publicId, int version, TrainingBodyDraft draft) {
        TrainingBody before = find(publicId);
        check(draft);
        CreditCode code = CreditCode.parse(draft.creditCode()).orElseThrow();
        jdbi.useHandle(handle -> {
            boolean known = handle.createQuery(
                            """
                            select exists (select 1 from education.training_body
                                           where public_id <> :id and (name = :name or credit_code = :code))
                            """)
                    .bind("id", publicId)
                    .bind("name", TrainingBodyRule.text(draft.name()))
                    .bind("code", code.value())
                    .mapTo(Boolean.class)
                    .one();
            if (known) {
                throw new Rejected(Finding.of("TRAINING_BODY_KNOWN", "name"));
            }
            int changed = bound(
                            handle.createUpdate(
                                    """
                                    update education.training_body set name = :name, credit_code = :creditCode, region = :region,
                                        contact = :contact, email = :email, version = version + 1
                                    where public_id = :id and version = :version
                                    """),
                            publicId,
                            draft)
                    .bind("version", version)
                    .execute();
            requireChanged(changed);
        });
        audit.record(
                current.actor(),
                "training_body.changed",
                "training_body",
                publicId,
                Map.of("from", before.name(), "to", TrainingBodyRule.text(draft.name())));
    }

    /**
     * Closes a body, or opens it again.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, TRAINING_BODY_CHANGED where somebody was quicker
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void turn(UUID publicId, int version, boolean enabled) {
        find(publicId);
        requireChanged(jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update education.training_body set enabled = :enabled, version = version + 1
                        where public_id = :id and version = :version and enabled <> :enabled
                        """)
                .bind("id", publicId)
                .bind("version", version)
                .bind("enabled", enabled)
                .execute()));
        audit.record(
                current.actor(),
                enabled ? "training_body.opened" : "training_body.closed",
                "training_body",
                publicId,
                Map.of());
    }

    /** Who may sign in for a body. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<TrainingBodyAccount> accounts(UUID publicId) {
        return accounts.of(find(publicId).id());
    }

    /**
     * Opens an account of a body; the link to set a password goes by mail.
     *
     * @throws Rejected NOT_FOUND, what is wrong with a field, or EMAIL_TAKEN
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public UUID openAccount(UUID publicId, String name, String email) {
        return accounts.open(current.actor(), find(publicId).id(), name, email);
    }

    /** @throws Rejected NOT_FOUND, or LINKS_TOO_MANY where so many were sent within a short time */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void sendLink(UUID publicId, UUID account) {
        accounts.sendLink(current.actor(), find(publicId).id(), account);
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void closeAccount(UUID publicId, UUID account) {
        accounts.close(current.actor(), find(publicId).id(), account);
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void reopenAccount(UUID publicId, UUID account) {
        accounts.reopen(current.actor(), find(publicId).id(), account);
    }

    private static <S extends SqlStatement<S>> S bound(S statement, UUID publicId, TrainingBodyDraft draft) {
        return statement
                .bind("id", publicId)
                .bind("name", TrainingBodyRule.text(draft.name()))
                .bind(
                        "creditCode",
                        CreditCode.parse(draft.creditCode()).orElseThrow().value())
                .bind("region", TrainingBodyRule.text(draft.region()))
                .bind("contact", TrainingBodyRule.text(draft.contact()))
                .bind("email", TrainingBodyRule.text(draft.email()));
    }

    private static void check(TrainingBodyDraft draft) {
        List<Finding> findings = TrainingBodyRule.findings(draft);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }

    private static void requireChanged(int changed) {
        if (changed == 0) {
            throw new Rejected(Finding.of("TRAINING_BODY_CHANGED", null));
        }
    }

    private static Rejected notFound() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
