package org.rmocse.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/**
 * An initial-review agency (初审机构), as it stands on the day asked about.
 *
 * @param province the code of GB/T 2260; null for national bodies
 * @param categories what it takes
 * @param phone null where it is not known, as are address and website
 * @param courier whether it sends certificates by courier
 * @param open whether it takes applications on that day
 * @param opensOn the next day on which it does where it is not open; null where none is known
 * @param enabled whether it is an agency at all; one that was closed down keeps what lies there and takes nothing new
 * @param educationContact whom to ask about continuing education; null where it is not known
 * @param windows when it takes applications; empty where it always does
 */
public record Agency(
        long id,
        UUID publicId,
        String code,
        AgencyType type,
        String name,
        String province,
        Set<PracticeCategory> categories,
        String phone,
        String address,
        String website,
        boolean courier,
        boolean open,
        LocalDate opensOn,
        boolean enabled,
        String educationContact,
        List<IntakeWindow> windows) {

    public Agency {
        windows = List.copyOf(windows);
    }

    /** One of which nothing is known but what an application asks. */
    public Agency(
            long id,
            UUID publicId,
            String code,
            AgencyType type,
            String name,
            String province,
            Set<PracticeCategory> categories,
            String phone,
            String address,
            String website,
            boolean courier,
            boolean open,
            LocalDate opensOn) {
        this(
                id,
                publicId,
                code,
                type,
                name,
                province,
                categories,
                phone,
                address,
                website,
                courier,
                open,
                opensOn,
                true,
                null,
                List.of());
    }

    /** Whether an application of this category can be filed with it on the day asked about (V08). */
    public boolean takes(PracticeCategory category) {
        return open && categories.contains(category);
    }

    /**
     * All that keeps an application of this category from being filed with it on the day asked about (V08).
     *
     * @param category null while it is not chosen yet, which nothing is said about
     * @param field where the findings belong
     */
    public List<Finding> findings(PracticeCategory category, String field) {
        List<Finding> findings = new ArrayList<>();
        if (!open) {
            findings.add(
                    opensOn == null
                            ? Finding.of("AGENCY_CLOSED", field, "V08")
                            : Finding.of("AGENCY_OPENS_LATER", field, "V08").on(opensOn));
        }
        if (category != null && !categories.contains(category)) {
            findings.add(Finding.of("AGENCY_CATEGORY", field, "V08"));
        }
        return findings;
    }
}
