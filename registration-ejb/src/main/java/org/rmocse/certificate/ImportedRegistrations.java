package org.rmocse.certificate;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.ImportedQualifications;
import org.rmocse.applicant.ImportedQualifications.Taken;
import org.rmocse.applicant.SheetRow;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;

/** Some rows of an import on their way into the register, a thousand with a handful of statements, in one transaction. */
final class ImportedRegistrations {

    private final Handle handle;
    private final long importId;
    private final List<RegisterRow> rows;
    private final ImportedQualifications holders;
    private final Map<String, Held> byNumber = new HashMap<>();
    private final Map<Long, Held> byPerson = new HashMap<>();

    private final List<RegisterRow> entered = new ArrayList<>();
    private final List<RegisterRow> corrected = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int changed;
    private int unchanged;

    ImportedRegistrations(Handle handle, FieldEncryption encryption, long importId, List<RegisterRow> rows) {
        this.handle = handle;
        this.importId = importId;
        this.rows = rows;
        holders = new ImportedQualifications(
                handle, encryption, rows.stream().map(RegisterRow::holder).toList());
        holdCounters();
        readHeld();
    }

    /** Takes the good rows and writes them, with their holders. */
    KeptRows keep(OffsetDateTime now) {
        rows.forEach(this::take);
        holders.write(now);
        enter();
        correct();
        raiseCounters();
        return new KeptRows(entered.size(), changed, unchanged, errors);
    }

    /** The rows that became new registrations. */
    List<RegisterRow> entered() {
        return entered;
    }

    /** The rows that were entered or corrected. */
    List<RegisterRow> written() {
        return Stream.concat(entered.stream(), corrected.stream()).toList();
    }

    Long person(RegisterRow row) {
        return holders.person(row.holder());
    }

    private void take(RegisterRow row) {
        Held held = byNumber.get(row.entry().number());
        Optional<RowError> refusal = holders.refusal(row.holder()).or(() -> refusal(row, held));
        if (refusal.isPresent()) {
            errors.add(refusal.get());
            return;
        }
        taken.add(row.holder().idNumber().value());
        boolean told = holders.take(row.holder()) != Taken.UNCHANGED;
        if (held == null) {
            entered.add(row);
            return;
        }
        boolean says = held.said(row.entry());
        if (!says) {
            corrected.add(row);
        }
        if (says && !told) {
            unchanged++;
        } else {
            changed++;
        }
    }

    /** Why the row cannot be taken beside what the register holds. */
    private Optional<RowError> refusal(RegisterRow row, Held held) {
        Long person = person(row);
        if (held != null && !Objects.equals(held.person(), person)) {
            return error(
                    row,
                    RegisterColumn.NUMBER,
                    "REGISTRATION_OF_ANOTHER",
                    held.entry().number());
        }
        Held other = person == null ? null : byPerson.get(person);
        if (other != null && other != held) {
            return error(
                    row,
                    RegisterColumn.NUMBER,
                    "HAS_ANOTHER_NUMBER",
                    other.entry().number());
        }
        if (taken.contains(row.holder().idNumber().value())) {
            return error(
                    row,
                    RegisterColumn.ID_NUMBER,
                    "HAS_ANOTHER_NUMBER",
                    row.entry().number());
        }
        if (held != null && !held.said(row.entry()) && held.movedOn()) {
            return error(
                    row,
                    RegisterColumn.NUMBER,
                    "REGISTRATION_MOVED_ON",
                    held.entry().number());
        }
        return Optional.empty();
    }

    /** Approvals that draw numbers of these years wait, so that none draws a number that is being entered. */
    private void holdCounters() {
        handle.createUpdate(
                        """
                        insert into certificate.number_counter as c (year, last_number)
                        select year, 0 from unnest(:years) as y(year) order by year
                        on conflict (year) do update set last_number = c.last_number
                        """)
                .bind(
                        "years",
                        rows.stream()
                                .map(row -> ImportedEntry.year(row.entry().number()))
                                .distinct()
                                .toArray(Integer[]::new))
                .execute();
    }

    /** D25: numbers drawn from now on lie above the highest imported one of their year. */
    private void raiseCounters() {
        handle.createUpdate(
                        """
                        update certificate.number_counter c set last_number = greatest(c.last_number, n.sequence)
                        from (select year, max(sequence) as sequence from unnest(:years, :sequences) as u(year, sequence)
                              group by year) n
                        where n.year = c.year and n.sequence > c.last_number
                        """)
                .bind(
                        "years",
                        entered.stream()
                                .map(row -> ImportedEntry.year(row.entry().number()))
                                .toArray(Integer[]::new))
                .bind(
                        "sequences",
                        entered.stream()
                                .map(row -> ImportedEntry.sequence(row.entry().number()))
                                .toArray(Integer[]::new))
                .execute();
    }

    private void readHeld() {
        handle.createQuery(
                        """
                        select r.person_id, r.number, r.first_registered_on, r.category, r.employer_code, r.employer_name,
                               r.agency_id, r.ending, r.ended_on, encode(r.imported_digest, 'hex') as digest, t.valid_from,
                               t.valid_to
                        from certificate.registration r
                        join lateral (select valid_from, valid_to from certificate.term where registration_id = r.id
                                      order by id desc limit 1) t on true
                        where r.number = any(:numbers) or r.person_id = any(:people)
                        """)
                .bind("numbers", texts(rows, ImportedEntry::number))
                .bind(
                        "people",
                        rows.stream().map(this::person).filter(Objects::nonNull).toArray(Long[]::new))
                .map((row, context) -> new Held(
                        row.getLong("person_id"),
                        row.getString("digest"),
                        new ImportedEntry(
                                row.getString("number"),
                                row.getObject("first_registered_on", LocalDate.class),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                PracticeCategory.valueOf(row.getString("category")),
                                row.getString("employer_code"),
                                row.getString("employer_name"),
                                row.getLong("agency_id"),
                                row.getString("ending"),
                                row.getObject("ended_on", LocalDate.class))))
                .forEach(held -> {
                    byNumber.put(held.entry().number(), held);
                    byPerson.put(held.person(), held);
                });
    }

    /** The day a term was granted is not in the file; it begins on the day of the approval (D7). */
    private void enter() {
        if (entered.isEmpty()) {
            return;
        }
        bind(
                        entered,
                        """
                        with given as (<given>), registered as (
                            insert into certificate.registration (public_id, person_id, number, origin, first_registered_on,
                                category, employer_code, employer_name, agency_id, ending, ended_on, import_id, imported_digest)
                            select public_id, person_id, number, 'LEGACY', first_on, category, employer_code, employer_name,
                                agency_id, ending, ended_on, :import, decode(digest, 'hex')
                            from given returning id, number
                        ), termed as (
                            insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                            select r.id, 'INITIAL', g.basis, g.valid_from, g.valid_to,
                                   g.valid_from::timestamp at time zone 'Asia/Shanghai'
                            from given g join registered r on r.number = g.number
                        )
                        insert into certificate.entry (registration_id, kind, basis, category, employer_code, employer_name,
                            agency_id, valid_from, valid_to, at, actor_id, actor_name)
                        select r.id, 'INITIAL', g.basis, g.category, g.employer_code, g.employer_name, g.agency_id, g.valid_from,
                            g.valid_to, i.imported_at, i.actor_id, i.actor_name
                        from given g join registered r on r.number = g.number
                        join certificate.register_import i on i.id = :import
                        """)
                .execute();
    }

    /** Corrects what an earlier file said; of such a registration there is no term but the imported one. */
    private void correct() {
        if (corrected.isEmpty()) {
            return;
        }
        bind(
                        corrected,
                        """
                        with given as (<given>), registered as (
                            update certificate.registration r
                            set first_registered_on = g.first_on, category = g.category, employer_code = g.employer_code,
                                employer_name = g.employer_name, agency_id = g.agency_id, ending = g.ending,
                                ended_on = g.ended_on, import_id = :import, imported_digest = decode(g.digest, 'hex'),
                                version = r.version + 1
                            from given g where r.number = g.number returning r.id, r.number
                        ), termed as (
                            update certificate.term t
                            set valid_from = g.valid_from, valid_to = g.valid_to,
                                granted_at = g.valid_from::timestamp at time zone 'Asia/Shanghai'
                            from given g join registered r on r.number = g.number where t.registration_id = r.id
                            returning t.basis, r.number
                        )
                        update certificate.entry e
                        set category = g.category, employer_code = g.employer_code, employer_name = g.employer_name,
                            agency_id = g.agency_id, valid_from = g.valid_from, valid_to = g.valid_to
                        from given g join termed t on t.number = g.number where e.basis = t.basis
                        """)
                .execute();
    }

    private Update bind(List<RegisterRow> given, String sql) {
        return handle.createUpdate(
                        sql.replace(
                                "<given>",
                                """
                                select * from unnest(:publicIds, :bases, :people, :numbers, :firsts, :froms, :tos, :categories,
                                    :codes, :names, :agencies, :endings, :ends, :digests)
                                as g(public_id, basis, person_id, number, first_on, valid_from, valid_to, category,
                                    employer_code, employer_name, agency_id, ending, ended_on, digest)
                                """))
                .bind("import", importId)
                .bind("publicIds", ids(given.size()))
                .bind("bases", ids(given.size()))
                .bind("people", given.stream().map(this::person).toArray(Long[]::new))
                .bind("numbers", texts(given, ImportedEntry::number))
                .bind("firsts", days(given, ImportedEntry::firstRegisteredOn))
                .bind("froms", days(given, ImportedEntry::validFrom))
                .bind("tos", days(given, ImportedEntry::validTo))
                .bind("categories", texts(given, entry -> entry.category().name()))
                .bind("codes", texts(given, ImportedEntry::employerCode))
                .bind("names", texts(given, ImportedEntry::employerName))
                .bind(
                        "agencies",
                        given.stream().map(row -> row.entry().agencyId()).toArray(Long[]::new))
                .bind("endings", texts(given, ImportedEntry::ending))
                .bind("ends", days(given, ImportedEntry::endedOn))
                .bind("digests", texts(given, ImportedEntry::digest));
    }

    private static UUID[] ids(int count) {
        return Stream.generate(PublicId::next).limit(count).toArray(UUID[]::new);
    }

    private static String[] texts(List<RegisterRow> rows, Function<ImportedEntry, String> text) {
        return rows.stream().map(row -> text.apply(row.entry())).toArray(String[]::new);
    }

    private static LocalDate[] days(List<RegisterRow> rows, Function<ImportedEntry, LocalDate> day) {
        return rows.stream().map(row -> day.apply(row.entry())).toArray(LocalDate[]::new);
    }

    private static Optional<RowError> error(RegisterRow row, RegisterColumn column, String code, String value) {
        return Optional.of(new RowError(row.holder().line(), column.heading(), code, SheetRow.shown(value)));
    }

    /**
     * A registration the register holds.
     *
     * @param digest of the row it was last imported from; null for one that was granted here
     * @param entry as it stands now
     */
    private record Held(Long person, String digest, ImportedEntry entry) {

        /** Whether the last import said the same. */
        boolean said(ImportedEntry row) {
            return row.digest().equals(digest);
        }

        /** Whether something other than an import has changed it since, or made it. */
        boolean movedOn() {
            return !entry.digest().equals(digest);
        }
    }
}
