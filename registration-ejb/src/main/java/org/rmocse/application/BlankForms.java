package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rmocse.document.DutyStatementPdf;
import org.rmocse.document.MatterFormPdf;
import org.rmocse.document.RegistrationFormPdf;
import org.rmocse.shared.Texts;

/**
 * Prints the empty forms for the public (guide, point 13), from the templates of {@link PrintedForm}; in Chinese like those.
 * None is the form that is uploaded: that one bears a code (V17).
 */
@ApplicationScoped
public class BlankForms {

    private static final Texts TEXTS = Texts.of(Texts.CHINESE);

    /** A place to be written in, in a row that a filled-in form leaves out where it has nothing to say. */
    private static final String TO_BE_WRITTEN = "\u00a0";

    private static final String BETWEEN = "\u3000\u3000";

    private final Map<BlankForm, byte[]> printed = new ConcurrentHashMap<>();

    /** The form as PDF, printed when it is first asked for; not to be changed by whoever gets it. */
    public byte[] pdf(BlankForm form) {
        return printed.computeIfAbsent(form, BlankForms::print);
    }

    private static byte[] print(BlankForm form) {
        return switch (form) {
            case DUTY_STATEMENT -> DutyStatementPdf.blank();
            case REISSUE, CANCELLATION -> MatterFormPdf.blank(matter(form));
            case INITIAL, RENEWAL, CHANGE, RE_REGISTRATION -> RegistrationFormPdf.blank(registration(form));
        };
    }

    private static Map<String, String> registration(BlankForm form) {
        Map<String, String> values = new HashMap<>();
        values.put("kind", TEXTS.of(form.kind()));
        if (form != BlankForm.INITIAL) {
            values.put("number", TO_BE_WRITTEN);
            values.put("validity", TO_BE_WRITTEN);
        }
        if (form == BlankForm.CHANGE) {
            values.put("changes", choice("change.", "employer", "employerName", "category", "withRenewal"));
        }
        return values;
    }

    private static Map<String, String> matter(BlankForm form) {
        Map<String, String> values = new HashMap<>();
        values.put("kind", TEXTS.of(form.kind()));
        if (form == BlankForm.REISSUE) {
            values.put("item", choice("matter.item.", "CERTIFICATE", "LABEL"));
            values.put("condition", choice("matter.condition.", "DAMAGED", "LOST"));
        } else {
            values.put("condition", choice("matter.condition.", "HELD", "LOST"));
        }
        return values;
    }

    /** What may be ticked, each with its box. */
    private static String choice(String beginning, String... endings) {
        return Arrays.stream(endings)
                .map(ending -> TEXTS.get("form.box", Map.of("choice", TEXTS.get(beginning + ending))))
                .collect(Collectors.joining(BETWEEN));
    }
}
