package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.rmocse.shared.PracticeCategory;

/**
 * What a step of a filing holds, exactly as typed: a value may be missing or wrong until the rules pass. The components'
 * names are the stable keys that findings, reasons and the form's version refer to.
 */
public sealed interface Section {

    Step step();

    /** Step 1: with whom to file, what leads there, and how to collect. */
    record AgencySection(
            Long agencyId,
            String province,
            String groupCode,
            boolean ministryDirect,
            String collection,
            String courierAddress)
            implements Section {
        public static final AgencySection EMPTY = new AgencySection(null, null, null, false, "IN_PERSON", null);

        @Override
        public Step step() {
            return Step.AGENCY;
        }
    }

    /** Step 2: the person, beyond what the examination data says. */
    record BasicSection(
            String ethnicity,
            String education,
            String major,
            String school,
            String title,
            String mobile,
            String email,
            String address,
            String postcode)
            implements Section {
        public static final BasicSection EMPTY = new BasicSection(null, null, null, null, null, null, null, null, null);

        @Override
        public Step step() {
            return Step.BASIC;
        }
    }

    /** Step 3: the portrait, cropped and checked. */
    record PortraitSection(Long fileId) implements Section {
        public static final PortraitSection EMPTY = new PortraitSection(null);

        @Override
        public Step step() {
            return Step.PORTRAIT;
        }
    }

    /** Step 4: what is to be registered. */
    record CategorySection(PracticeCategory category) implements Section {
        public static final CategorySection EMPTY = new CategorySection(null);

        @Override
        public Step step() {
            return Step.CATEGORY;
        }
    }

    /** Step 5: the employer, its name exactly as on the seal (V16), and the contract. */
    record EmployerSection(
            String creditCode,
            String name,
            String nature,
            String province,
            String address,
            String contact,
            String phone,
            String post,
            LocalDate contractFrom,
            LocalDate contractTo,
            boolean openEnded,
            LocalDate contractSignedOn)
            implements Section {
        public static final EmployerSection EMPTY =
                new EmployerSection(null, null, null, null, null, null, null, null, null, null, false, null);

        @Override
        public Step step() {
            return Step.EMPLOYER;
        }
    }

    /** Step 6: continuing education, where it is required. */
    record EducationSection(List<EducationEntry> rows) implements Section {
        public static final EducationSection EMPTY = new EducationSection(List.of());

        public EducationSection {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }

        @Override
        public Step step() {
            return Step.EDUCATION;
        }
    }

    /** A course as typed. */
    record EducationEntry(
            LocalDate from, LocalDate to, String content, String mode, String provider, BigDecimal hours) {}

    /** Step 7: the work history, the latest last, and what fills a gap. */
    record WorkSection(List<WorkEntry> rows, String gaps) implements Section {
        public static final WorkSection EMPTY = new WorkSection(List.of(), null);

        public WorkSection {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }

        @Override
        public Step step() {
            return Step.WORK;
        }
    }

    /** A post held; {@code to} is null for the present one. */
    record WorkEntry(LocalDate from, LocalDate to, String employer, String post, String duties, String witness) {}
}
