package org.rmocse.application;

import jakarta.json.bind.annotation.JsonbCreator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rmocse.shared.PracticeCategory;

/**
 * What a step of a filing holds, exactly as typed: a value may be missing or wrong until the rules pass. The components'
 * names are the stable keys that findings, reasons and the form's version refer to. What was typed as a day or a number and
 * is none stays, letter by letter, in {@code unread} under the key of its field, such as {@code rows.0.from}.
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

    /** What of a registration is to be changed (R9); all false while nothing is chosen. */
    record ChangeSection(boolean category, boolean employer, boolean employerName, boolean withRenewal)
            implements Section {
        public static final ChangeSection EMPTY = new ChangeSection(false, false, false, false);

        /** Whether anything is to be changed; a renewed term alone is no change. */
        boolean changesAnything() {
            return category || employer || employerName;
        }

        @Override
        public Step step() {
            return Step.CHANGE;
        }
    }

    /**
     * What is asked outside the four registration kinds (domain 2.3). A new identity number is never here: it is kept sealed
     * with the person's own, and only its masked form is shown.
     *
     * @param item of a reissue: CERTIFICATE or LABEL
     * @param condition of the certificate or label: DAMAGED or LOST; of a certificate to be given back: HELD or LOST
     * @param subject of another matter: ID_NUMBER, NAME or OTHER
     * @param newName the name to be borne from now on; null where it stays
     * @param newIdNumber the masked form of the number to be borne from now on; null where it stays
     * @param explanation what happened, or what is asked
     */
    record MatterSection(
            String item,
            String condition,
            String subject,
            String newName,
            String newIdNumber,
            String explanation,
            String mobile,
            String email)
            implements Section {
        public static final MatterSection EMPTY = new MatterSection(null, null, null, null, null, null, null, null);

        @Override
        public Step step() {
            return Step.MATTER;
        }

        /** The same with another number to be borne from now on, masked. */
        MatterSection withNewIdNumber(String masked) {
            return new MatterSection(item, condition, subject, newName, masked, explanation, mobile, email);
        }

        /** Whether anything is said but how the person is reached, which is filled in from the start. */
        boolean isBegun() {
            return !new MatterSection(item, condition, subject, newName, newIdNumber, explanation, null, null)
                    .equals(EMPTY);
        }

        boolean isLost() {
            return "LOST".equals(condition);
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

    private static Map<String, String> sorted(Map<String, String> unread) {
        return unread == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(unread));
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
            LocalDate contractSignedOn,
            Map<String, String> unread)
            implements Section {
        public static final EmployerSection EMPTY =
                new EmployerSection(null, null, null, null, null, null, null, null, null, null, false, null);

        @JsonbCreator
        public EmployerSection {
            unread = sorted(unread);
        }

        /** One in which every day could be read. */
        public EmployerSection(
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
                LocalDate contractSignedOn) {
            this(
                    creditCode,
                    name,
                    nature,
                    province,
                    address,
                    contact,
                    phone,
                    post,
                    contractFrom,
                    contractTo,
                    openEnded,
                    contractSignedOn,
                    Map.of());
        }

        @Override
        public Step step() {
            return Step.EMPLOYER;
        }
    }

    /** Step 6: continuing education, where it is required. */
    record EducationSection(List<EducationEntry> rows, Map<String, String> unread) implements Section {
        public static final EducationSection EMPTY = new EducationSection(List.of());

        @JsonbCreator
        public EducationSection {
            rows = rows == null ? List.of() : List.copyOf(rows);
            unread = sorted(unread);
        }

        /** One in which every day and number could be read. */
        public EducationSection(List<EducationEntry> rows) {
            this(rows, Map.of());
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
    record WorkSection(List<WorkEntry> rows, String gaps, Map<String, String> unread) implements Section {
        public static final WorkSection EMPTY = new WorkSection(List.of(), null);

        @JsonbCreator
        public WorkSection {
            rows = rows == null ? List.of() : List.copyOf(rows);
            unread = sorted(unread);
        }

        /** One in which every day could be read. */
        public WorkSection(List<WorkEntry> rows, String gaps) {
            this(rows, gaps, Map.of());
        }

        @Override
        public Step step() {
            return Step.WORK;
        }
    }

    /** The account of duties done in this cycle (履职情况书面陈述), one concrete piece of work a row (V14). */
    record DutySection(List<DutyEntry> rows, Map<String, String> unread) implements Section {
        public static final DutySection EMPTY = new DutySection(List.of(), Map.of());

        @JsonbCreator
        public DutySection {
            rows = rows == null ? List.of() : List.copyOf(rows);
            unread = sorted(unread);
        }

        @Override
        public Step step() {
            return Step.DUTY;
        }
    }

    /** What was done when, where, and what came of it. */
    record DutyEntry(LocalDate from, LocalDate to, String place, String work, String result) {}

    /** A post held; {@code to} is null for the present one. */
    record WorkEntry(LocalDate from, LocalDate to, String employer, String post, String duties, String witness) {}
}
