package org.rmocse.applicant;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.ImportedPeople.Holder;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;

/**
 * Some rows of an import on their way into the register of people, with their holders: each is asked about, taken or left, and
 * those taken are written together with a handful of statements. Two imports write one after the other.
 */
public final class ImportedQualifications {

    /** What a row that was taken meant. */
    public enum Taken {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    private final Handle handle;

    /** The import of examination results they come from; null for another source, which never overrules the authority. */
    private final Long importId;

    private final ImportedPeople people;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Holder> taken = new HashMap<>();
    private final List<QualificationRow> good = new ArrayList<>();
    private final List<Holder> holders = new ArrayList<>();

    /** The rows of another source than the examination authority. */
    public ImportedQualifications(Handle handle, FieldEncryption encryption, List<QualificationRow> rows) {
        this(handle, encryption, null, rows);
    }

    ImportedQualifications(Handle handle, FieldEncryption encryption, Long importId, List<QualificationRow> rows) {
        this.handle = handle;
        this.importId = importId;
        handle.execute("select pg_advisory_xact_lock(hashtext('applicant.qualification_import'))");
        people = new ImportedPeople(handle, encryption, rows);
        handle.createQuery(
                        """
                        select certificate_number, person_id, management_number, issued_on, category,
                               array_to_string(extra_categories, ',') as extra, import_id is not null as authoritative
                        from applicant.qualification where certificate_number = any(:certificates)
                        """)
                .bind("certificates", texts(rows, QualificationRow::certificate))
                .map((row, context) -> known.put(
                        row.getString("certificate_number"),
                        new Known(
                                row.getLong("person_id"),
                                row.getString("management_number"),
                                row.getObject("issued_on", LocalDate.class),
                                row.getString("category"),
                                row.getString("extra"),
                                row.getBoolean("authoritative"))))
                .list();
    }

    /** Why the row cannot be taken: NAME_DIFFERS, CERTIFICATE_OF_ANOTHER or ROW_TWICE; empty where it can. */
    public Optional<RowError> refusal(QualificationRow row) {
        Holder holder = people.holder(row);
        if (!holder.name().equals(row.name())) {
            return error(row, QualificationSheet.NAME, "NAME_DIFFERS", row.name());
        }
        Known qualification = known.get(row.certificate());
        Holder before = taken.get(row.certificate());
        if (qualification != null && !holder.is(qualification.person()) || before != null && before != holder) {
            return error(row, QualificationSheet.CERTIFICATE, "CERTIFICATE_OF_ANOTHER", row.certificate());
        }
        return before == null
                ? Optional.empty()
                : error(row, QualificationSheet.CERTIFICATE, "ROW_TWICE", row.certificate());
    }

    /** The key of who bears the row's identity number; null for somebody new, until {@link #write}. */
    public Long person(QualificationRow row) {
        return people.holder(row).id();
    }

    /** Takes a row that nothing was said against. */
    public Taken take(QualificationRow row) {
        Holder holder = people.holder(row);
        boolean told = people.keep(holder, row);
        taken.put(row.certificate(), holder);
        Known qualification = known.get(row.certificate());
        boolean says =
                qualification != null && (importId == null && qualification.authoritative() || qualification.says(row));
        if (says && !told) {
            return Taken.UNCHANGED;
        }
        good.add(row);
        holders.add(holder);
        return qualification == null ? Taken.ADDED : Taken.CHANGED;
    }

    /** Writes what was taken; from then on every holder has a key. */
    public void write(OffsetDateTime now) {
        people.write(now);
        if (good.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into applicant.qualification as q (public_id, person_id, certificate_number, management_number,
                            issued_on, category, extra_categories, import_id)
                        select n.public_id, n.person_id, n.certificate, n.management, n.issued_on, n.category,
                               string_to_array(n.extra, ','), :import
                        from unnest(:publicIds, :people, :certificates, :managements, :issued, :categories, :extras)
                            as n(public_id, person_id, certificate, management, issued_on, category, extra)
                        on conflict (certificate_number) do update
                        set management_number = excluded.management_number, issued_on = excluded.issued_on,
                            category = excluded.category, extra_categories = excluded.extra_categories,
                            import_id = excluded.import_id
                        where excluded.import_id is not null or q.import_id is null
                        """)
                .bind("import", importId)
                .bind("publicIds", good.stream().map(row -> PublicId.next()).toArray(UUID[]::new))
                .bind("people", holders.stream().map(Holder::id).toArray(Long[]::new))
                .bind("certificates", texts(good, QualificationRow::certificate))
                .bind("managements", texts(good, QualificationRow::management))
                .bind("issued", good.stream().map(QualificationRow::issuedOn).toArray(LocalDate[]::new))
                .bind("categories", texts(good, QualificationRow::categoryName))
                .bind("extras", texts(good, QualificationRow::extraNames))
                .execute();
    }

    private static String[] texts(List<QualificationRow> rows, Function<QualificationRow, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static Optional<RowError> error(QualificationRow row, String column, String code, String value) {
        return Optional.of(new RowError(row.line(), column, code, SheetRow.shown(value)));
    }

    /** What the register holds under a certificate's number. */
    private record Known(
            long person, String management, LocalDate issuedOn, String category, String extra, boolean authoritative) {

        boolean says(QualificationRow row) {
            return Objects.equals(management, row.management())
                    && issuedOn.equals(row.issuedOn())
                    && Objects.equals(category, row.categoryName())
                    && extra.equals(row.extraNames());
        }
    }
}
