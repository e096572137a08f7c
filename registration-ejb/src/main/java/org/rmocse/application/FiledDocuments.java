package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.document.Documents;
import org.rmocse.document.FormStamp;
import org.rmocse.document.StoredFile;
import org.rmocse.document.VirusState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

/** The documents on a filing that is being edited; {@link Applications} asks before whether it may be. */
@ApplicationScoped
class FiledDocuments {

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private Documents documents;
    private FilingFacts facts;

    protected FiledDocuments() {}

    @Inject
    FiledDocuments(Jdbi jdbi, Clock clock, Policy policy, Documents documents, FilingFacts facts) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.documents = documents;
        this.facts = facts;
    }

    /** The field a document belongs to. */
    static String field(MaterialCode code) {
        return code == MaterialCode.APP_FORM ? "form.pages" : "materials." + code;
    }

    /** @throws Rejected NOT_FOUND */
    MaterialCode code(Application draft, UUID material) {
        return facts.materials(draft.id()).stream()
                .filter(one -> one.publicId().equals(material))
                .findFirst()
                .map(Material::code)
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** @throws Rejected with what is wrong with the file, at {@code materials.<code>} or {@code form.pages} */
    void add(Application draft, MaterialCode code, Upload upload) {
        String field = field(code);
        try {
            requireRoom(draft, code);
            StoredFile stored = documents.storeMaterial(upload);
            List<FormStamp> stamps = List.of();
            if (code == MaterialCode.APP_FORM) {
                stamps = FormStamp.readAll(documents.qrPayloads(stored.id()));
                if (stamps.isEmpty()) {
                    throw new Rejected(Finding.of("FORM_UNREADABLE", null, "V17"));
                }
                requireCurrent(stamps, draft, facts.filing(draft.id()).formVersion());
                dropOutdated(draft, code, stamps);
            } else if (code == MaterialCode.DUTY_STATEMENT) {
                // one written by hand bears no code; a printed one must be of what is typed now
                stamps = FormStamp.readAll(documents.qrPayloads(stored.id()));
                requireCurrent(stamps, draft, facts.filing(draft.id()).dutyVersion());
                if (!stamps.isEmpty()) {
                    dropOutdated(draft, code, stamps);
                }
            }
            insert(draft, code, stored, stamps);
        } catch (Rejected refused) {
            throw refused.at(field);
        }
    }

    /** @throws Rejected NOT_FOUND */
    void remove(Application draft, UUID material) {
        int removed = jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from application.material where application_id = :application and public_id = :material")
                .bind("application", draft.id())
                .bind("material", material)
                .execute());
        if (removed == 0) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }

    /** @throws Rejected NOT_FOUND */
    void rotate(Application draft, UUID material) {
        long file = jdbi.withHandle(handle -> handle.createQuery(
                                "select file_id from application.material where application_id = :application and public_id = :material")
                        .bind("application", draft.id())
                        .bind("material", material)
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        StoredFile turned = documents.rotate(file, 1);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update application.material set file_id = :file where application_id = :application and public_id = :material")
                .bind("file", turned.id())
                .bind("application", draft.id())
                .bind("material", material)
                .execute());
    }

    /** Takes over the documents of an ended application but those found infected; its printed form is that one's alone. */
    void takeOver(long ended, Application draft) {
        for (Material material : facts.materials(ended)) {
            if (material.code() != MaterialCode.APP_FORM
                    && documents.virusState(material.fileId()) != VirusState.INFECTED) {
                insert(
                        draft,
                        material.code(),
                        documents.content(material.fileId()).file(),
                        List.of());
            }
        }
    }

    private void requireRoom(Application draft, MaterialCode code) {
        long there = facts.materials(draft.id()).stream()
                .filter(material -> material.code() == code)
                .count();
        int most = policy.at(LocalDate.now(clock)).integer("material.max_files");
        if (there >= most) {
            throw new Rejected(Finding.of("FILES_TOO_MANY", null, "D13").having(there, most));
        }
    }

    private static void requireCurrent(List<FormStamp> stamps, Application draft, String version) {
        for (FormStamp stamp : stamps) {
            if (!stamp.application().equals(draft.publicId())) {
                throw new Rejected(Finding.of("FORM_OF_ANOTHER", null, "V17"));
            }
            if (!stamp.version().equals(version)) {
                throw new Rejected(Finding.of("FORM_OUTDATED", null, "V17").having(stamp.version(), version));
            }
        }
    }

    /** A page that comes back in the present version takes the place of the same page printed before the last edit. */
    private void dropOutdated(Application draft, MaterialCode code, List<FormStamp> stamps) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        delete from application.material
                        where application_id = :application and code = :code and form_version <> :version
                          and form_pages <@ :pages
                        """)
                .bind("application", draft.id())
                .bind("code", code.name())
                .bind("version", stamps.get(0).version())
                .bind("pages", pages(stamps))
                .execute());
    }

    private static Integer[] pages(List<FormStamp> stamps) {
        return stamps.stream().map(FormStamp::page).distinct().sorted().toArray(Integer[]::new);
    }

    private void insert(Application draft, MaterialCode code, StoredFile stored, List<FormStamp> stamps) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.material (public_id, application_id, code, file_id, file_name, content_type, pages,
                            form_version, form_pages, added_at)
                        values (:publicId, :application, :code, :file, :name, :type, :pages, :version, :formPages, :at)
                        """)
                .bind("publicId", PublicId.next())
                .bind("application", draft.id())
                .bind("code", code.name())
                .bind("file", stored.id())
                .bind("name", stored.name())
                .bind("type", stored.contentType())
                .bind("pages", stored.pages())
                .bind("version", stamps.isEmpty() ? null : stamps.get(0).version())
                .bind("formPages", pages(stamps))
                .bind("at", OffsetDateTime.now(clock))
                .execute());
    }
}
