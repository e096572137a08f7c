package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SheetRow;
import org.rmocse.shared.IdNumber;

/** The rows of one import on their way onto record, a thousand with a handful of statements, in the order of the sheet. */
final class ImportedEducation {

    private static final int AT_ONCE = 1000;

    private final Handle handle;
    private final People people;
    private final long importId;
    private final LocalDate today;
    private final int mostTold;

    private final List<EducationLine> waiting = new ArrayList<>();
    private final List<RowError> newErrors = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> overlaps = new ArrayList<>();
    private int seen;
    private int added;
    private int unchanged;
    private int refused;
    private int overlapping;

    /** @param mostTold how many errors, and how many overlapping rows, are told; the rest is counted all the same */
    ImportedEducation(Handle handle, People people, long importId, LocalDate today, int mostTold) {
        this.handle = handle;
        this.people = people;
        this.importId = importId;
        this.today = today;
        this.mostTold = mostTold;
    }

    /** Takes the next row of the sheet. */
    void take(int line, Map<String, String> values) {
        EducationLine.read(line, values, today, newErrors).ifPresentOrElse(waiting::add, () -> refused++);
        if (++seen == AT_ONCE) {
            keep();
        }
    }

    /** Keeps what still waits; called once after the last row. */
    void keep() {
        Map<String, Person> holders =
                people.findAll(waiting.stream().map(EducationLine::idNumber).toList());
        Map<Long, List<Period>> onRecord =
                onRecord(holders.values().stream().map(Person::id).distinct().toList());
        List<EducationLine> good = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        for (EducationLine row : waiting) {
            Person person = holders.get(row.idNumber().value());
            if (person == null) {
                refuse(row, EducationColumn.ID_NUMBER, "PERSON_UNKNOWN", masked(row.idNumber()));
            } else if (!person.name().equals(row.name())) {
                refuse(row, EducationColumn.NAME, "NAME_DIFFERS", row.name());
            } else if (take(row, onRecord.computeIfAbsent(person.id(), unseen -> new ArrayList<>()))) {
                good.add(row);
                owners.add(person.id());
            }
        }
        write(good, owners);
        waiting.clear();
        tell();
        seen = 0;
    }

    /** True for a row that is to be written; one that is on record already, or contradicts it, is not. */
    private boolean take(EducationLine row, List<Period> periods) {
        for (Period period : periods) {
            if (period.key().equals(row.key())) {
                if (period.hours().compareTo(row.hours()) != 0 || !Objects.equals(period.mode(), row.mode())) {
                    refuse(
                            row,
                            EducationColumn.HOURS,
                            "RECORD_DIFFERS",
                            row.hours().toPlainString());
                } else {
                    unchanged++;
                }
                return false;
            }
        }
        if (periods.stream().anyMatch(period -> row.overlaps(period.from(), period.to()))) {
            overlapping++;
            if (overlaps.size() < mostTold) {
                overlaps.add(new RowError(
                        row.line(), EducationColumn.FROM.heading(), "RECORD_OVERLAPS", row.from() + " – " + row.to()));
            }
        }
        periods.add(new Period(row.from(), row.to(), row.key(), row.mode(), row.hours()));
        added++;
        return true;
    }

    private Map<Long, List<Period>> onRecord(List<Long> persons) {
        Map<Long, List<Period>> onRecord = new HashMap<>();
        handle.createQuery(
                        """
                        select person_id, from_date, to_date, content, mode, provider, hours from education.record
                        where person_id = any(:people)
                        """)
                .bind("people", persons.toArray(Long[]::new))
                .map((row, context) -> {
                    LocalDate from = row.getObject("from_date", LocalDate.class);
                    LocalDate to = row.getObject("to_date", LocalDate.class);
                    String key = from + "|" + to + '|' + row.getString("provider") + '|' + row.getString("content");
                    return onRecord.computeIfAbsent(row.getLong("person_id"), unseen -> new ArrayList<>())
                            .add(new Period(from, to, key, row.getString("mode"), row.getBigDecimal("hours")));
                })
                .list();
        return onRecord;
    }

    private void write(List<EducationLine> rows, List<Long> owners) {
        handle.createUpdate(
                        """
                        insert into education.record (person_id, from_date, to_date, content, mode, provider, hours, import_id)
                        select person_id, from_date, to_date, content, mode, provider, hours::numeric, :import
                        from unnest(:people, :froms, :tos, :contents, :modes, :providers, :hours)
                            as n(person_id, from_date, to_date, content, mode, provider, hours)
                        """)
                .bind("import", importId)
                .bind("people", owners.toArray(Long[]::new))
                .bind("froms", rows.stream().map(EducationLine::from).toArray(LocalDate[]::new))
                .bind("tos", rows.stream().map(EducationLine::to).toArray(LocalDate[]::new))
                .bind("contents", rows.stream().map(EducationLine::content).toArray(String[]::new))
                .bind("modes", rows.stream().map(EducationLine::mode).toArray(String[]::new))
                .bind("providers", rows.stream().map(EducationLine::provider).toArray(String[]::new))
                .bind(
                        "hours",
                        rows.stream().map(row -> row.hours().toPlainString()).toArray(String[]::new))
                .execute();
    }

    private void refuse(EducationLine row, EducationColumn column, String code, String value) {
        newErrors.add(new RowError(row.line(), column.heading(), code, SheetRow.shown(value)));
        refused++;
    }

    private static String masked(IdNumber number) {
        return SheetRow.shown(number.value());
    }

    private void tell() {
        newErrors.sort(Comparator.comparingInt(RowError::line));
        errors.addAll(newErrors.subList(0, Math.min(newErrors.size(), mostTold - errors.size())));
        newErrors.clear();
    }

    int added() {
        return added;
    }

    int unchanged() {
        return unchanged;
    }

    int refused() {
        return refused;
    }

    int overlapping() {
        return overlapping;
    }

    List<RowError> errors() {
        return Collections.unmodifiableList(errors);
    }

    List<RowError> overlaps() {
        return Collections.unmodifiableList(overlaps);
    }

    /** A record of a person as far as the next row asks about it. */
    private record Period(LocalDate from, LocalDate to, String key, String mode, BigDecimal hours) {}
}
