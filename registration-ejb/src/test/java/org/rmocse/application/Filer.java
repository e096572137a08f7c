package org.rmocse.application;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rmocse.applicant.Person;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Upload;

/** Somebody who files an initial registration through the boundary, step by step, as the pages do. */
final class Filer extends ProcessDatabaseTest {

    /** Documents nobody looks at are taken in once: decoding pictures costs more than all the rest. */
    private static final Map<String, Long> FILES = new ConcurrentHashMap<>();

    final Person person;
    final Actor actor;
    final long agency;
    final UUID application;

    private Filer(Person person, Actor actor, long agency, UUID application) {
        this.person = person;
        this.actor = actor;
        this.agency = agency;
        this.application = application;
    }

    /** Begins a draft. */
    static Filer begin(Person person, long agency) {
        return begin(person, agency, ApplicationKind.INITIAL);
    }

    /** Begins a draft of a kind. */
    static Filer begin(Person person, long agency, ApplicationKind kind) {
        Actor actor = applicant(person);
        return new Filer(person, actor, agency, file(actor, desk -> desk.start(kind)));
    }

    /** A draft with everything that is needed. */
    static Filer complete(Person person, long agency) {
        Filer filer = begin(person, agency);
        filer.fillIn(SampleFacts.with(SampleFacts.filing(), "agency.agencyId", agency));
        filer.attach(MaterialCode.CONTRACT);
        filer.attach(MaterialCode.HOLD_ID);
        filer.attachForm();
        return filer;
    }

    static Filer submitted(Person person, long agency) {
        Filer filer = complete(person, agency);
        filer.submit();
        return filer;
    }

    void fillIn(Filing filing) {
        Stream.of(
                        filing.agency(),
                        filing.basic(),
                        filing.category(),
                        filing.employer(),
                        filing.education(),
                        filing.work())
                .forEach(this::save);
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.section (application_id, step, schema_version, data, saved_at)
                        values (:id, 'PORTRAIT', 1, :data::jsonb, :at) on conflict (application_id, step) do nothing
                        """)
                .bind("id", id())
                .bind("data", Filing.json(new Section.PortraitSection(portrait())))
                .bind("at", OffsetDateTime.now(CLOCK))
                .execute());
    }

    /** A portrait in the store. */
    static long portrait() {
        return FILES.computeIfAbsent(
                "portrait",
                any -> inTransaction(() ->
                        DOCUMENTS.storePortrait(KeptDocuments.portrait(), null).id()));
    }

    void save(Section section) {
        file(actor, desk -> desk.save(application, section));
    }

    void save(String field, Object value) {
        Filing changed = SampleFacts.with(filing(), field, value);
        switch (Step.ofField(field)) {
            case AGENCY -> save(changed.agency());
            case BASIC -> save(changed.basic());
            case CATEGORY -> save(changed.category());
            case EMPLOYER -> save(changed.employer());
            case EDUCATION -> save(changed.education());
            case WORK -> save(changed.work());
            default -> throw new IllegalArgumentException(field + " is not saved so");
        }
    }

    void add(MaterialCode code, Upload upload) {
        edit(actor, desk -> desk.addMaterial(application, code, upload));
    }

    /** Lays a document on the filing that is in the store already. */
    void attach(MaterialCode code) {
        attach(code, null, List.of());
    }

    /** Lays both pages of the form on it, as if they had been printed now, signed, and read by their codes. */
    void attachForm() {
        attach(MaterialCode.APP_FORM, filing().formVersion(), List.of(1, 2));
    }

    /** The same of a form of one page. */
    void attachOnePage() {
        attach(MaterialCode.APP_FORM, filing().formVersion(), List.of(1));
    }

    private void attach(MaterialCode code, String version, List<Integer> pages) {
        long stored = FILES.computeIfAbsent(
                code.name(),
                any -> inTransaction(() -> DOCUMENTS
                        .storeMaterial(KeptDocuments.scan(any + ".png"))
                        .id()));
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.material (public_id, application_id, code, file_id, file_name, content_type, pages,
                            form_version, form_pages, added_at)
                        select :id, a.id, :code, :file, :code || '.png', 'image/jpeg', 1, :version, :pages, :at
                        from application.application a where a.public_id = :application
                        """)
                .bind("id", PublicId.next())
                .bind("code", code.name())
                .bind("file", stored)
                .bind("version", version)
                .bind("pages", pages.toArray(Integer[]::new))
                .bind("at", OffsetDateTime.now(CLOCK))
                .bind("application", application)
                .execute());
    }

    /** The form as it is printed now. */
    Upload printed() {
        return new Upload("form.pdf", "application/pdf", as(actor, () -> QUERIES.form(application)));
    }

    Receipt submit() {
        return file(actor, desk -> desk.submit(application));
    }

    void withdraw() {
        edit(actor, desk -> desk.withdraw(application));
    }

    Filing filing() {
        return FACTS.filing(id());
    }

    List<Material> materials() {
        return FACTS.materials(id());
    }

    long id() {
        return JDBI.withHandle(
                handle -> handle.createQuery("select id from application.application where public_id = :id")
                        .bind("id", application)
                        .mapTo(Long.class)
                        .one());
    }

    /** A column of the application, as text; null where it is empty. */
    String column(String name) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select " + name + "::text from application.application where public_id = :id")
                .bind("id", application)
                .mapTo(String.class)
                .one());
    }
}
