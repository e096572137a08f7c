package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** Some rows of an import on their way onto record, with a handful of statements however many they are, in the order of the sheet. */
final class EducationChunk {

    private final Handle handle;
    private final People people;
    private final long importId;

    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> overlaps = new ArrayList<>();
    private int added;
    private int unchanged;
    private int refused;

    EducationChunk(Handle handle, People people, long importId) {
        this.handle = handle;
        this.people = people;
        this.importId = importId;
    }

    /** Puts them onto record, once. */
    KeptEducation keep(List<EducationLine> rows) {
        Map<String, Person> holders =
                people.findAll(rows.stream().map(EducationLine::idNumber).toList());
        Map<Long, List<Period>> onRecord =
                onRecord(holders.values().stream().map(Person::id).distinct().toList());
        List<EducationLine> good = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        for (EducationLine row : rows) {
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
        if (!good.isEmpty()) {
            write(good, owners);
        }
        return new KeptEducation(added, unchanged, refused, List.copyOf(errors), List.copyOf(overlaps));
    }

    /** True for a row that is to be written; one that is on record already, or contradicts it, is not. */
    private boolean take(EducationLine row, List<Period> periods) {
        for (Period period : periods) {
            if (period.key().equals(row.key())) {
                if (period.withdrawn()) {
                    refuse(row, EducationColumn.CONTENT, "RECORD_WITHDRAWN", row.content());
                } else if (period.hours().compareTo(row.hours()) != 0 || !Objects.equals(period.mode(), row.mode())) {
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
        if (periods.stream().anyMatch(period -> !period.withdrawn() && row.overlaps(period.from(), period.to()))) {
            overlaps.add(new RowError(
                    row.line(), EducationColumn.FROM.heading(), "RECORD_OVERLAPS", row.from() + " – " + row.to()));
        }
        periods.add(new Period(row.from(), row.to(), row.key(), row.mode(), row.hours(), false));
        added++;
        return true;
    }

    private Map<Long, List<Period>> onRecord(List<Long> persons) {
        Map<Long, List<Period>> onRecord = new HashMap<>();
        handle.createQuery(
                        """
                        select person_id, from_date, to_date, content, mode, provider, hours, withdrawn_at is not null as withdrawn
                        from education.record where person_id = any(:people)
                        """)
                .bind("people", persons.toArray(Long[]::new))
                .map((row, context) -> {
                    LocalDate from = row.getObject("from_date", LocalDate.class);
                    LocalDate to = row.getObject("to_date", LocalDate.class);
                    String key = from + "|" + to + '|' + row.getString("provider") + '|' + row.getString("content");
                    return onRecord.computeIfAbsent(row.getLong("person_id"), unseen -> new ArrayList<>())
                            .add(new Period(
                                    from,
                                    to,
                                    key,
                                    row.getString("mode"),
                                    row.getBigDecimal("hours"),
                                    row.getBoolean("withdrawn")));
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
        errors.add(new RowError(row.line(), column.heading(), code, SheetRow.shown(value)));
        refused++;
    }

    private static String masked(IdNumber number) {
        return SheetRow.shown(number.value());
    }

    /** A record of a person as far as the next row asks about it. */
    private record Period(LocalDate from, LocalDate to, String key, String mode, BigDecimal hours, boolean withdrawn) {}
}
