package org.rmocse.application;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.CategorySection;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutySection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.application.Section.PortraitSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.application.Section.WorkSection;

/** Everything a person typed into an application; sections not yet begun are empty, never null. */
public record Filing(
        AgencySection agency,
        BasicSection basic,
        PortraitSection portrait,
        MatterSection matter,
        ChangeSection change,
        CategorySection category,
        EmployerSection employer,
        EducationSection education,
        WorkSection work,
        DutySection duty) {

    /** One in which nothing is filled in. */
    static final Filing EMPTY = of(Map.of());

    private static final Jsonb JSON =
            JsonbBuilder.create(new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));
    private static final int VERSION_DIGITS = 12;

    /** Its escape, and not a backslash typed before the same letters. */
    private static final Pattern NULL_CHARACTER = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    /** @param stored the sections as stored, by step */
    static Filing of(Map<Step, String> stored) {
        return new Filing(
                read(stored, Step.AGENCY, AgencySection.class, AgencySection.EMPTY),
                read(stored, Step.BASIC, BasicSection.class, BasicSection.EMPTY),
                read(stored, Step.PORTRAIT, PortraitSection.class, PortraitSection.EMPTY),
                read(stored, Step.MATTER, MatterSection.class, MatterSection.EMPTY),
                read(stored, Step.CHANGE, ChangeSection.class, ChangeSection.EMPTY),
                read(stored, Step.CATEGORY, CategorySection.class, CategorySection.EMPTY),
                read(stored, Step.EMPLOYER, EmployerSection.class, EmployerSection.EMPTY),
                read(stored, Step.EDUCATION, EducationSection.class, EducationSection.EMPTY),
                read(stored, Step.WORK, WorkSection.class, WorkSection.EMPTY),
                read(stored, Step.DUTY, DutySection.class, DutySection.EMPTY));
    }

    /** The section as it is stored; of what was typed only the null character, which no database text holds, is left out. */
    static String json(Section section) {
        return NULL_CHARACTER.matcher(JSON.toJson(section)).replaceAll("$1");
    }

    /**
     * The version of the printed form: it changes with every value that stands on it and with no other, so that a form printed
     * before the last edit is recognised (V17), and nobody has to sign a new one for an edit that it does not show.
     */
    public String formVersion() {
        return version(printed());
    }

    /** The version of the printed account of duties, likewise. */
    public String dutyVersion() {
        return version(List.of(duty));
    }

    private static String version(List<Section> sections) {
        StringBuilder all = new StringBuilder();
        for (Section section : sections) {
            all.append(json(section)).append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The sections with all that does not stand on the form left out. */
    private List<Section> printed() {
        List<Section> printed = new ArrayList<>(List.of(
                new AgencySection(agency.agencyId(), null, null, false, null, null),
                basic,
                portrait,
                category,
                new EmployerSection(
                        employer.creditCode(),
                        employer.name(),
                        employer.nature(),
                        null,
                        employer.address(),
                        employer.contact(),
                        employer.phone(),
                        employer.post(),
                        employer.contractFrom(),
                        employer.openEnded() ? null : employer.contractTo(),
                        employer.openEnded(),
                        null),
                new EducationSection(education.rows().stream()
                        .map(row -> new EducationEntry(
                                row.from(), row.to(), row.content(), null, row.provider(), row.hours()))
                        .toList()),
                new WorkSection(
                        work.rows().stream()
                                .map(row -> new WorkEntry(
                                        row.from(), row.to(), row.employer(), row.post(), row.duties(), null))
                                .toList(),
                        null)));
        if (!matter.equals(MatterSection.EMPTY)) {
            printed.add(matter);
        }
        if (!change.equals(ChangeSection.EMPTY)) {
            printed.add(change);
        }
        return printed;
    }

    /** The section of a step; null for a step that has none. */
    Section section(Step step) {
        return switch (step) {
            case AGENCY -> agency;
            case BASIC -> basic;
            case PORTRAIT -> portrait;
            case MATTER -> matter;
            case CHANGE -> change;
            case CATEGORY -> category;
            case EMPLOYER -> employer;
            case EDUCATION -> education;
            case WORK -> work;
            case DUTY -> duty;
            case FORM, MATERIALS -> null;
        };
    }

    private static <S extends Section> S read(Map<Step, String> stored, Step step, Class<S> type, S empty) {
        String json = stored.get(step);
        return json == null ? empty : JSON.fromJson(json, type);
    }
}
