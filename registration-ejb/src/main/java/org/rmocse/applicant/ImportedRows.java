package org.rmocse.applicant;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.ImportedPeople.Holder;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;

/** The rows of one import on their way into the register, a thousand with a handful of statements, in the order of the sheet. */
final class ImportedRows {

    private static final int AT_ONCE = 1000;

    private final Handle handle;
    private final FieldEncryption encryption;
    private final long importId;
    private final OffsetDateTime now;
    private final int mostErrors;

    private final Set<String> certificates = new HashSet<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> newErrors = new ArrayList<>();
    private final List<QualificationRow> waiting = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;
    private int refused;

    /** @param mostErrors how many errors are told; further rows are refused all the same */
    ImportedRows(Handle handle, FieldEncryption encryption, long importId, OffsetDateTime now, int mostErrors) {
        this.handle = handle;
        this.encryption = encryption;
        this.importId = importId;
        this.now = now;
        this.mostErrors = mostErrors;
    }

    /** Takes the next row of the sheet. */
    void take(int line, Map<String, String> values, LocalDate today) {
        QualificationRow.read(line, values, today, newErrors).ifPresentOrElse(this::take, () -> refused++);
    }

    /** What became of all of them. */
    ImportReport report(String fileName, String actorName) {
        keep();
        return new ImportReport(
                fileName, now.toInstant(), actorName, added, changed, unchanged, refused, List.copyOf(errors));
    }

    private void take(QualificationRow row) {
        if (!certificates.add(row.certificate())) {
            refuse(row, QualificationSheet.CERTIFICATE, "ROW_TWICE", row.certificate());
            return;
        }
        waiting.add(row);
        if (waiting.size() == AT_ONCE) {
            keep();
        }
    }

    private void keep() {
        ImportedPeople people = new ImportedPeople(handle, encryption, waiting);
        Map<String, KnownQualification> known = known();
        List<QualificationRow> good = new ArrayList<>();
        List<Holder> holders = new ArrayList<>();
        for (QualificationRow row : waiting) {
            Holder holder = people.holder(row);
            KnownQualification qualification = known.get(row.certificate());
            if (!holder.name().equals(row.name())) {
                refuse(row, QualificationSheet.NAME, "NAME_DIFFERS", row.name());
            } else if (qualification != null && !holder.is(qualification.person())) {
                refuse(row, QualificationSheet.CERTIFICATE, "CERTIFICATE_OF_ANOTHER", row.certificate());
            } else {
                boolean told = people.keep(holder, row);
                if (qualification == null) {
                    added++;
                } else if (told || !qualification.says(row)) {
                    changed++;
                } else {
                    unchanged++;
                    continue;
                }
                good.add(row);
                holders.add(holder);
            }
        }
        people.write(now);
        write(good, holders);
        waiting.clear();
        tell();
    }

    private Map<String, KnownQualification> known() {
        Map<String, KnownQualification> known = new HashMap<>();
        handle.createQuery(
                        """
                        select certificate_number, person_id, management_number, issued_on, category,
                               array_to_string(extra_categories, ',') as extra
                        from applicant.qualification where certificate_number = any(:certificates)
                        """)
                .bind(
                        "certificates",
                        waiting.stream().map(QualificationRow::certificate).toArray(String[]::new))
                .map((row, context) -> known.put(
                        row.getString("certificate_number"),
                        new KnownQualification(
                                row.getLong("person_id"),
                                row.getString("management_number"),
                                row.getObject("issued_on", LocalDate.class),
                                row.getString("category"),
                                row.getString("extra"))))
                .list();
        return known;
    }

    private void write(List<QualificationRow> rows, List<Holder> holders) {
        handle.createUpdate(
                        """
                        insert into applicant.qualification (public_id, person_id, certificate_number, management_number,
                            issued_on, category, extra_categories, import_id)
                        select n.public_id, n.person_id, n.certificate, n.management, n.issued_on, n.category,
                               string_to_array(n.extra, ','), :import
                        from unnest(:publicIds, :people, :certificates, :managements, :issued, :categories, :extras)
                            as n(public_id, person_id, certificate, management, issued_on, category, extra)
                        on conflict (certificate_number) do update
                        set management_number = excluded.management_number, issued_on = excluded.issued_on,
                            category = excluded.category, extra_categories = excluded.extra_categories,
                            import_id = excluded.import_id
                        """)
                .bind("import", importId)
                .bind("publicIds", rows.stream().map(row -> PublicId.next()).toArray(UUID[]::new))
                .bind("people", holders.stream().map(Holder::id).toArray(Long[]::new))
                .bind(
                        "certificates",
                        rows.stream().map(QualificationRow::certificate).toArray(String[]::new))
                .bind(
                        "managements",
                        rows.stream().map(QualificationRow::management).toArray(String[]::new))
                .bind("issued", rows.stream().map(QualificationRow::issuedOn).toArray(LocalDate[]::new))
                .bind(
                        "categories",
                        rows.stream().map(QualificationRow::categoryName).toArray(String[]::new))
                .bind("extras", rows.stream().map(QualificationRow::extraNames).toArray(String[]::new))
                .execute();
    }

    private void refuse(QualificationRow row, String column, String code, String value) {
        newErrors.add(new RowError(row.line(), column, code, QualificationRow.shown(value)));
        refused++;
    }

    private void tell() {
        newErrors.sort(Comparator.comparingInt(RowError::line));
        errors.addAll(newErrors.subList(0, Math.min(newErrors.size(), mostErrors - errors.size())));
        newErrors.clear();
    }

    /** What the register holds under a certificate's number. */
    private record KnownQualification(
            long person, String management, LocalDate issuedOn, String category, String extra) {

        boolean says(QualificationRow row) {
            return Objects.equals(management, row.management())
                    && issuedOn.equals(row.issuedOn())
                    && Objects.equals(category, row.categoryName())
                    && extra.equals(row.extraNames());
        }
    }
}
