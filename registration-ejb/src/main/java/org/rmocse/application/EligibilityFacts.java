package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.rmocse.shared.PracticeCategory;

/**
 * What decides whether somebody may file an application of a kind on a day. Whatever is not known is null; the rules then
 * take it as absent.
 *
 * @param on the day of filing
 * @param birthDate null where the age is not asked about
 * @param qualification null for somebody who has none
 * @param registration the last one, whatever became of it; null for somebody who never had one
 * @param requested what is applied for; null for nothing in particular
 * @param educationHours hours that count in the cycle (D9)
 * @param portraitOnFile whether the register holds a portrait
 * @param open the kinds of the person's open applications (D19); drafts are not open
 */
public record EligibilityFacts(
        ApplicationKind kind,
        LocalDate on,
        LocalDate birthDate,
        Qualified qualification,
        Registered registration,
        Requested requested,
        BigDecimal educationHours,
        boolean portraitOnFile,
        Set<ApplicationKind> open) {

    public EligibilityFacts {
        educationHours = educationHours == null ? BigDecimal.ZERO : educationHours;
        requested = requested == null ? Requested.NOTHING : requested;
        open = Set.copyOf(open);
    }

    /**
     * A qualification certificate.
     *
     * @param category null where it names none (D10)
     */
    public record Qualified(LocalDate issuedOn, PracticeCategory category, Set<PracticeCategory> extraCategories) {

        public Qualified {
            extraCategories = Set.copyOf(extraCategories);
        }
    }

    /** How a registration ended before its time. */
    public enum Ending {
        CANCELLED,
        REVOKED
    }

    /**
     * A registration, with the end of its last granted term (D24).
     *
     * @param employer the employer's credit code
     * @param ending null for one that runs, or ran, to its end
     * @param endedOn null where there is no ending
     */
    public record Registered(
            LocalDate validFrom,
            LocalDate validTo,
            PracticeCategory category,
            String employer,
            String employerName,
            Ending ending,
            LocalDate endedOn) {

        /** Whether it ran its course or still runs, and was not ended before its time. */
        boolean hasNoEnding() {
            return ending == null;
        }
    }

    /**
     * What is applied for; each part is null where it is to stay as it is.
     *
     * @param withRenewal for a change: whether the term is to be renewed with it (R9, D5)
     */
    public record Requested(PracticeCategory category, String employer, String employerName, boolean withRenewal) {

        static final Requested NOTHING = new Requested(null, null, null, false);
    }

    /**
     * The same of another kind.
     *
     * @param open the kinds of the person's other open applications
     */
    EligibilityFacts asking(ApplicationKind kind, Set<ApplicationKind> open) {
        return new EligibilityFacts(
                kind, on, birthDate, qualification, registration, requested, educationHours, portraitOnFile, open);
    }

    /** A change that renews the term is held to the rules of both (D5). */
    boolean renews() {
        return kind == ApplicationKind.RENEWAL || kind == ApplicationKind.CHANGE && requested.withRenewal();
    }
}
