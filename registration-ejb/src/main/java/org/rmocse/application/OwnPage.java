package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import org.rmocse.certificate.Registration;

/**
 * What a person finds on the start page.
 *
 * @param registration the one held, whatever became of it; null before the first approval
 * @param today each kind, open or not, and if not, why, and when
 * @param mine the person's applications, the latest first
 * @param overAgeFrom the first day over the age limit, where it is near (V02); null where it is not
 */
public record OwnPage(
        Registration registration, List<KindToday> today, List<OwnApplication> mine, LocalDate overAgeFrom) {

    /** The application under way, a draft too; null where there is none. */
    public OwnApplication current() {
        return mine.stream()
                .filter(one -> one.status().isOpen() || one.status().isEditable())
                .findFirst()
                .orElse(null);
    }
}
