package org.rmocse.applicant;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Sealed;

/** The people of some rows of an import: those the register knows, by whatever key, and those it is about to. */
final class ImportedPeople {

    private final Handle handle;
    private final FieldEncryption encryption;
    private final Map<String, Holder> byNumber = new HashMap<>();
    private final List<Newcomer> newcomers = new ArrayList<>();
    private final Map<Long, Contact> contacts = new HashMap<>();

    ImportedPeople(Handle handle, FieldEncryption encryption, List<QualificationRow> rows) {
        this.handle = handle;
        this.encryption = encryption;
        Map<String, String> numbers = new HashMap<>();
        List<Integer> versions = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        for (QualificationRow row : rows) {
            for (BlindIndex index : encryption.indexes(row.idNumber().value(), People.PURPOSE)) {
                versions.add(index.keyVersion());
                indexes.add(index.hex());
                numbers.put(index.hex(), row.idNumber().value());
            }
        }
        handle.createQuery(
                        """
                        select w.index, p.id, p.name, p.email, p.mobile
                        from unnest(:versions, :indexes) as w(version, index)
                        join applicant.id_number n on n.index_version = w.version and n.blind_index = decode(w.index, 'hex')
                        join applicant.person p on p.id = n.person_id
                        """)
                .bind("versions", versions.toArray(Integer[]::new))
                .bind("indexes", indexes.toArray(String[]::new))
                .map((row, context) -> byNumber.put(
                        numbers.get(row.getString("index")),
                        new Holder(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getString("email"),
                                row.getString("mobile"))))
                .list();
    }

    /** Who bears the row's number; somebody new, known from {@link #keep} on, if nobody does. */
    Holder holder(QualificationRow row) {
        Holder holder = byNumber.get(row.idNumber().value());
        return holder == null ? new Holder(null, row.name(), row.email(), row.mobile()) : holder;
    }

    /** Keeps the holder of a good row; true if the row tells an address or a telephone the register did not know. */
    boolean keep(Holder holder, QualificationRow row) {
        if (holder.isNew() && byNumber.putIfAbsent(row.idNumber().value(), holder) == null) {
            newcomers.add(new Newcomer(holder, row));
            return false;
        }
        boolean told = row.email() != null && holder.email == null || row.mobile() != null && holder.mobile == null;
        if (told) {
            holder.email = holder.email == null ? row.email() : holder.email;
            holder.mobile = holder.mobile == null ? row.mobile() : holder.mobile;
            if (!holder.isNew()) {
                contacts.put(holder.id, new Contact(holder.email, holder.mobile));
            }
        }
        return told;
    }

    /** Writes the new people and what was learnt of the others; from then on everybody has a key. */
    void write(OffsetDateTime now) {
        if (!newcomers.isEmpty()) {
            List<Long> keys = handle.createQuery(
                            "select nextval('applicant.person_seq') from generate_series(1, :count)")
                    .bind("count", newcomers.size())
                    .mapTo(Long.class)
                    .list();
            for (int i = 0; i < keys.size(); i++) {
                newcomers.get(i).holder().id = keys.get(i);
            }
            writePeople(now);
            writeNumbers(now);
        }
        if (!contacts.isEmpty()) {
            handle.createUpdate(
                            """
                            update applicant.person p set email = n.email, mobile = n.mobile, version = p.version + 1
                            from unnest(:ids, :emails, :mobiles) as n(id, email, mobile) where p.id = n.id
                            """)
                    .bind("ids", contacts.keySet().toArray(Long[]::new))
                    .bind(
                            "emails",
                            contacts.values().stream().map(Contact::email).toArray(String[]::new))
                    .bind(
                            "mobiles",
                            contacts.values().stream().map(Contact::mobile).toArray(String[]::new))
                    .execute();
        }
    }

    private void writePeople(OffsetDateTime now) {
        handle.createUpdate(
                        """
                        insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, mobile,
                            created_at)
                        select n.*, :at
                        from unnest(:ids, :publicIds, :names, :sexes, :births, :masked, :emails, :mobiles) as n
                        """)
                .bind("ids", newcomers.stream().map(one -> one.holder().id).toArray(Long[]::new))
                .bind("publicIds", newcomers.stream().map(Newcomer::publicId).toArray(UUID[]::new))
                .bind("names", texts(one -> one.holder().name))
                .bind("sexes", texts(one -> one.row().idNumber().sex()))
                .bind(
                        "births",
                        newcomers.stream()
                                .map(one -> one.row().idNumber().birthDate())
                                .toArray(LocalDate[]::new))
                .bind("masked", texts(one -> one.row().idNumber().masked()))
                .bind("emails", texts(one -> one.holder().email))
                .bind("mobiles", texts(one -> one.holder().mobile))
                .bind("at", now)
                .execute();
    }

    private void writeNumbers(OffsetDateTime now) {
        List<Sealed> sealed = newcomers.stream()
                .map(one -> encryption.seal(one.row().idNumber().value(), People.PLACE + one.publicId()))
                .toList();
        List<BlindIndex> indexes = newcomers.stream()
                .map(one -> encryption.index(one.row().idNumber().value(), People.PURPOSE))
                .toList();
        handle.createUpdate(
                        """
                        insert into applicant.id_number (person_id, sealed, key_version, blind_index, index_version, current, since)
                        select n.person_id, decode(n.sealed, 'base64'), n.key_version, decode(n.index, 'hex'), n.index_version,
                               true, :at
                        from unnest(:ids, :sealed, :keyVersions, :indexes, :indexVersions)
                            as n(person_id, sealed, key_version, index, index_version)
                        """)
                .bind("ids", newcomers.stream().map(one -> one.holder().id).toArray(Long[]::new))
                .bind(
                        "sealed",
                        sealed.stream()
                                .map(one -> Base64.getEncoder().encodeToString(one.bytes()))
                                .toArray(String[]::new))
                .bind("keyVersions", sealed.stream().map(Sealed::keyVersion).toArray(Integer[]::new))
                .bind("indexes", indexes.stream().map(BlindIndex::hex).toArray(String[]::new))
                .bind(
                        "indexVersions",
                        indexes.stream().map(BlindIndex::keyVersion).toArray(Integer[]::new))
                .bind("at", now)
                .execute();
    }

    private String[] texts(Function<Newcomer, String> text) {
        return newcomers.stream().map(text).toArray(String[]::new);
    }

    /** Somebody a row is about. */
    static final class Holder {

        private Long id;
        private final String name;
        private String email;
        private String mobile;

        private Holder(Long id, String name, String email, String mobile) {
            this.id = id;
            this.name = name;
            this.email = email;
            this.mobile = mobile;
        }

        /** The person's key; null before it is written. */
        Long id() {
            return id;
        }

        String name() {
            return name;
        }

        boolean is(long person) {
            return id != null && id == person;
        }

        private boolean isNew() {
            return id == null;
        }
    }

    private record Newcomer(Holder holder, QualificationRow row, UUID publicId) {

        private Newcomer(Holder holder, QualificationRow row) {
            this(holder, row, PublicId.next());
        }
    }

    private record Contact(String email, String mobile) {}
}
