package org.rmocse.application;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form that anybody may look at, or fill in by hand: empty, and the very one that is printed filled in. */
public enum BlankForm {
    INITIAL(ApplicationKind.INITIAL),
    RENEWAL(ApplicationKind.RENEWAL),
    CHANGE(ApplicationKind.CHANGE),
    RE_REGISTRATION(ApplicationKind.RE_REGISTRATION),
    REISSUE(ApplicationKind.REISSUE),
    CANCELLATION(ApplicationKind.CANCELLATION),
    DUTY_STATEMENT(null);

    private final ApplicationKind kind;

    BlankForm(ApplicationKind kind) {
        this.kind = kind;
    }

    /** The kind that is asked for with it; null for the account of duties, which goes with a renewal's form. */
    ApplicationKind kind() {
        return kind;
    }

    /** Those that go with a kind of filing, its own form first. */
    public static List<BlankForm> of(ApplicationKind kind) {
        return Arrays.stream(values())
                .filter(form -> form.kind == kind || form == DUTY_STATEMENT && kind == ApplicationKind.RENEWAL)
                .toList();
    }

    public int pages() {
        return kind == null ? 1 : kind.formPages();
    }

    /** The name of its PDF, such as {@code re-registration.pdf}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".pdf";
    }

    /** The form whose PDF has that name; empty where none has. */
    public static Optional<BlankForm> named(String fileName) {
        return Arrays.stream(values())
                .filter(form -> form.fileName().equals(fileName))
                .findFirst();
    }
}
