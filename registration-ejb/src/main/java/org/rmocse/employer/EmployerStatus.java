package org.rmocse.employer;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rmocse.shared.Finding;

/** Whether people may be registered with an employer. */
public enum EmployerStatus {
    ACTIVE,
    BARRED,
    DISSOLVED;

    /**
     * Why nobody may be registered with an employer of this status (R24); empty where somebody may.
     *
     * @param field the stable key of the field that names the employer
     */
    public Optional<Finding> obstacle(String field) {
        return switch (this) {
            case ACTIVE -> Optional.empty();
            case BARRED -> Optional.of(Finding.of("EMPLOYER_BARRED", field, "R24"));
            case DISSOLVED -> Optional.of(Finding.of("EMPLOYER_DISSOLVED", field, "R24"));
        };
    }

    /** What an employer of this status may become; a dissolved one is not barred besides. */
    public Set<EmployerStatus> next() {
        return switch (this) {
            case ACTIVE -> EnumSet.of(BARRED, DISSOLVED);
            case BARRED -> EnumSet.of(ACTIVE, DISSOLVED);
            case DISSOLVED -> EnumSet.of(ACTIVE);
        };
    }
}
