package org.rmocse.certificate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/** Why a copy is made void and made again, and how far it may have come for that. */
public enum VoidReason {
    MISPRINTED(CopyStatus.TO_PRODUCE, CopyStatus.PRODUCED, CopyStatus.DISPATCHED, CopyStatus.AT_AGENCY),
    DAMAGED(CopyStatus.DISPATCHED, CopyStatus.AT_AGENCY),
    LOST(CopyStatus.DISPATCHED),
    NOT_COLLECTED(CopyStatus.AT_AGENCY),
    /** Told in words. */
    OTHER(CopyStatus.TO_PRODUCE, CopyStatus.PRODUCED, CopyStatus.DISPATCHED, CopyStatus.AT_AGENCY);

    private final Set<CopyStatus> from;

    VoidReason(CopyStatus first, CopyStatus... others) {
        from = EnumSet.of(first, others);
    }

    /**
     * Whether it may be given for a copy that has come so far: by a certificate officer any that fits, by an agency's manager
     * that what was received is damaged.
     */
    boolean allows(CopyStatus status, Actor actor) {
        return from.contains(status)
                && (actor.has(Role.CERTIFICATE_OFFICER) || this == DAMAGED && status == CopyStatus.AT_AGENCY);
    }

    /** The reasons that may be given. */
    static List<VoidReason> of(CopyStatus status, Actor actor) {
        return Arrays.stream(values())
                .filter(reason -> reason.allows(status, actor))
                .toList();
    }
}
