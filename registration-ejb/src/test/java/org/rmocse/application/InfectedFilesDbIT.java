package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmocse.document.FileInfected;
import org.rmocse.document.InfectedUpload;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;

/** A file found infected after it was filed is neither submitted nor passed; the applicant is told at the document (A22). */
class InfectedFilesDbIT extends ProcessDatabaseTest {

    private static final InfectedFiles INFECTED = new InfectedFiles(JDBI, AUDIT, CURRENT);

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    private final Filer filer = Filer.complete(person(), agency);

    @Test
    void it_is_not_submitted_until_the_file_is_replaced() {
        Material bad = contract("bad.png");
        find(bad.fileId());
        assertThat(refused(filer::submit)).containsExactly(Finding.of("MATERIAL_INFECTED", "materials.CONTRACT"));
        edit(filer.actor, desk -> desk.removeMaterial(filer.application, bad.publicId()));
        filer.submit();
        assertThat(filer.column("status")).isEqualTo("SUBMITTED");
    }

    @Test
    void the_form_and_the_portrait_are_looked_at_likewise() {
        SampleFacts sample = new SampleFacts();
        sample.infected = Set.of(11L);
        assertThat(SubmissionRules.findings(sample.facts()))
                .containsExactly(Finding.of("MATERIAL_INFECTED", "portrait.fileId"));
        sample.infected = Set.of(3L);
        assertThat(SubmissionRules.findings(sample.facts()))
                .containsExactlyInAnyOrder(
                        Finding.of("MATERIAL_INFECTED", "form.pages"),
                        Finding.of("MATERIAL_INFECTED", "materials.CONTRACT"),
                        Finding.of("MATERIAL_INFECTED", "materials.HOLD_ID"));
    }

    @Test
    void it_is_not_passed_alone_or_with_many_until_it_was_returned_and_mended() {
        Material bad = contract("bad.png");
        filer.submit();
        act(() -> QUEUE.claim(filer.application));
        act(() -> REVIEWS.accept(filer.application));
        find(bad.fileId());
        assertThat(as(reviewer, () -> QUERIES.view(filer.application))
                        .findings()
                        .get(Step.MATERIALS))
                .containsExactly(Finding.of("MATERIAL_INFECTED", "materials.CONTRACT"));
        assertThat(inTransaction(() -> MOVES.wouldStay(Action.PASS_INITIAL, List.of(filer.id()), reviewer)))
                .extracting(NotMoved::code)
                .containsExactly("FILES_INFECTED");
        assertThat(refused(() -> act(() -> REVIEWS.passInitial(filer.application, null))))
                .extracting(Finding::code)
                .containsExactly("FILES_INFECTED");
        assertThat(filer.column("status")).isEqualTo("UNDER_INITIAL_REVIEW");
        act(() -> REVIEWS.returnForCorrection(
                filer.application,
                List.of(new ReasonGiven("materials.CONTRACT", ReasonCode.IMG_UNCLEAR, "查出病毒")),
                null));
        edit(filer.actor, desk -> desk.removeMaterial(filer.application, bad.publicId()));
        filer.submit();
        act(() -> QUEUE.claim(filer.application));
        act(() -> REVIEWS.accept(filer.application));
        act(() -> REVIEWS.passInitial(filer.application, null));
        assertThat(filer.column("status")).isEqualTo("INITIAL_PASSED");
    }

    @Test
    void a_portrait_found_infected_keeps_it_from_being_passed_too() {
        filer.submit();
        act(() -> QUEUE.claim(filer.application));
        act(() -> REVIEWS.accept(filer.application));
        long portrait = as(filer.actor, () -> DOCUMENTS.storePortrait(KeptDocuments.portrait(), null))
                .id();
        JDBI.useHandle(handle -> handle.execute(
                """
                update application.section set data = jsonb_set(data, '{fileId}', to_jsonb(?::bigint))
                where application_id = ? and step = 'PORTRAIT'
                """,
                portrait,
                filer.id()));
        find(portrait);
        assertThat(refused(() -> act(() -> REVIEWS.passInitial(filer.application, null))))
                .extracting(Finding::code)
                .containsExactly("FILES_INFECTED");
    }

    @Test
    void a_refused_upload_stands_in_the_trail_under_who_sent_it_and_without_its_name() {
        as(filer.actor, () -> {
            INFECTED.note(new InfectedUpload("Eicar-Test"));
            return null;
        });
        List<Map<String, Object>> entries = JDBI.withHandle(handle -> handle.createQuery(
                        "select action, object_type, detail::text as detail from audit.entry where actor_id = :actor order by id desc limit 1")
                .bind("actor", filer.actor.accountId())
                .mapToMap()
                .list());
        assertThat(entries).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("action", "document.infected_upload")
                .containsEntry("object_type", "upload")
                .containsEntry("detail", "{\"signature\": \"Eicar-Test\"}"));
    }

    /** Adds a contract besides the one that is there. */
    private Material contract(String name) {
        filer.add(MaterialCode.CONTRACT, KeptDocuments.scan(name));
        return filer.materials().stream()
                .filter(material -> material.fileName().startsWith("bad"))
                .findFirst()
                .orElseThrow();
    }

    private static void find(long file) {
        inTransaction(() -> INFECTED.keep(new FileInfected(file, CLOCK.instant())));
    }

    private void act(Runnable deed) {
        as(reviewer, () -> {
            deed.run();
            return null;
        });
    }
}
