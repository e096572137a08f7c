package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Upload;

/** A draft from its first step on: begun once, saved as typed, its documents added, and its owner's alone. */
class FillingInAnApplicationDbIT extends ProcessDatabaseTest {

    private final long agency = agency();

    @Test
    void beginning_again_opens_the_draft() {
        Actor actor = applicant(person());
        UUID draft = file(actor, desk -> desk.start(ApplicationKind.INITIAL));
        UUID again = file(actor, desk -> desk.start(ApplicationKind.INITIAL));
        assertThat(again).isEqualTo(draft);
        assertThat(as(actor, QUERIES::mine)).singleElement().satisfies(own -> {
            assertThat(own.publicId()).isEqualTo(draft);
            assertThat(own.status()).isEqualTo(Status.DRAFT);
            assertThat(own.receiptNumber()).isNull();
        });
    }

    @Test
    void beginning_twice_at_once_gives_one_draft() throws Exception {
        for (int i = 0; i < 5; i++) {
            Actor actor = applicant(person());
            List<UUID> drafts = AtOnce.run(List.of(
                    () -> file(actor, desk -> desk.start(ApplicationKind.INITIAL)),
                    () -> file(actor, desk -> desk.start(ApplicationKind.INITIAL))));
            assertThat(drafts.get(0)).isEqualTo(drafts.get(1));
            assertThat(count("application.application where person_id = ?", actor.personId()))
                    .isEqualTo(1);
        }
    }

    @Test
    void beginning_again_opens_a_returned_application() {
        Filer filer = Filer.submitted(person(), agency);
        inTransaction(() -> MOVES.performOne(
                Action.RETURN, filer.id(), officer(agency, Role.AGENCY_REVIEWER), MONDAY, Decision.NONE));
        assertThat(Filer.begin(filer.person, agency).application).isEqualTo(filer.application);
    }

    @Test
    void nothing_typed_is_refused_or_changed_however_wrong() {
        Filer filer = Filer.begin(person(), agency);
        BasicSection typed =
                new BasicSection(" ", "<b>本科</b>", null, "' or 1=1 --", "", "12", "nobody", "#{7*7}", "𬭎🙂\n\t\"\\");
        filer.save(typed);
        assertThat(filer.filing().basic()).isEqualTo(typed);
        BasicSection again = new BasicSection(null, null, null, null, null, null, null, null, null);
        filer.save(again);
        assertThat(filer.filing().basic()).isEqualTo(again);
    }

    @Test
    void a_character_the_database_cannot_hold_is_left_out() {
        Filer filer = Filer.begin(person(), agency);
        filer.save(new BasicSection("汉\u0000族", "\\u0000", "\\\u0000", null, null, null, null, null, null));
        assertThat(filer.filing().basic())
                .isEqualTo(new BasicSection("汉族", "\\u0000", "\\", null, null, null, null, null, null));
    }

    @Test
    void more_than_any_filing_needs_is_refused() {
        Filer filer = Filer.begin(person(), agency);
        BasicSection endless = new BasicSection("字".repeat(70_000), null, null, null, null, null, null, null, null);
        assertThat(refused(() -> file(filer.actor, desk -> desk.save(filer.application, endless))))
                .extracting(Finding::code)
                .containsExactly("TOO_LONG");
        assertThat(filer.filing().basic()).isEqualTo(BasicSection.EMPTY);
    }

    @Test
    void saving_notes_when() {
        Filer filer = Filer.begin(person(), agency);
        CLOCK.moveTo(MONDAY.plusSeconds(90));
        Instant saved = file(filer.actor, desk -> desk.save(filer.application, BasicSection.EMPTY));
        assertThat(saved).isEqualTo(MONDAY.plusSeconds(90));
        assertThat(as(filer.actor, QUERIES::mine).get(0).savedAt()).isEqualTo(MONDAY.plusSeconds(90));
    }

    @Test
    void a_submitted_application_is_not_edited() {
        Filer filer = Filer.submitted(person(), agency);
        Map<String, String> before = DatabaseState.of(JDBI);
        UUID material = filer.materials().get(0).publicId();
        for (Consumer<Applications> edit : edits(filer.application, material)) {
            assertThat(refused(() -> edit(filer.actor, edit)))
                    .containsExactly(Finding.of("NOT_EDITABLE", null).at(null));
        }
        assertThat(withoutFiles(DatabaseState.of(JDBI))).isEqualTo(withoutFiles(before));
    }

    @Test
    void an_application_is_its_owners_alone() {
        Filer filer = Filer.complete(person(), agency);
        Actor stranger = applicant(person());
        Map<String, String> before = DatabaseState.of(JDBI);
        UUID material = filer.materials().get(0).publicId();
        for (Consumer<Applications> edit : edits(filer.application, material)) {
            assertThat(refused(() -> edit(stranger, edit))).containsExactly(Finding.of("NOT_FOUND", null));
        }
        assertThat(refused(() -> as(stranger, () -> QUERIES.view(filer.application))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(() -> as(stranger, () -> QUERIES.form(filer.application))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(() -> as(stranger, () -> QUERIES.material(filer.application, material))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void an_edit_that_comes_while_the_application_is_being_submitted_is_refused() throws Exception {
        Filer filer = Filer.complete(person(), agency);
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Receipt> submit = CompletableFuture.supplyAsync(() -> file(filer.actor, desk -> {
            Receipt receipt = desk.submit(filer.application);
            submitted.countDown();
            awaited(commit);
            return receipt;
        }));
        awaited(submitted);
        CompletableFuture<Object> edit = CompletableFuture.supplyAsync(
                () -> outcome(() -> file(filer.actor, desk -> desk.save(filer.application, BasicSection.EMPTY))));
        Thread.sleep(200);
        assertThat(edit).isNotDone();
        commit.countDown();
        submit.get(20, TimeUnit.SECONDS);
        assertThat(edit.get(20, TimeUnit.SECONDS)).isEqualTo(List.of(Finding.of("NOT_EDITABLE", null)));
        assertThat(filer.filing().basic()).isNotEqualTo(BasicSection.EMPTY);
    }

    @Test
    void the_printed_form_comes_back_by_the_codes_on_its_pages() {
        Filer filer = Filer.complete(person(), agency);
        removeForm(filer);
        Upload printed = filer.printed();
        filer.add(MaterialCode.APP_FORM, printed);
        assertThat(filer.materials())
                .filteredOn(one -> one.code() == MaterialCode.APP_FORM)
                .extracting(Material::formVersion, Material::formPages, Material::pages)
                .containsExactly(tuple(filer.filing().formVersion(), List.of(1, 2), 2));
        assertThat(AUDIT.of(filer.person.publicId()))
                .extracting(entry -> entry.action())
                .contains("person.print");
        assertThat(filer.submit().number()).isNotBlank();
    }

    @Test
    void a_form_printed_before_the_last_edit_is_refused() {
        Filer filer = Filer.complete(person(), agency);
        Upload printed = filer.printed();
        String version = filer.filing().formVersion();
        filer.save("basic.school", "虚构理工大学");
        assertThat(refused(() -> filer.add(MaterialCode.APP_FORM, printed)))
                .containsExactly(Finding.of("FORM_OUTDATED", "form.pages", "V17")
                        .having(version, filer.filing().formVersion()));
        // what is not printed may be edited without a new form
        filer.save("basic.school", SampleFacts.filing().basic().school());
        filer.save("agency.collection", "COURIER");
        filer.add(MaterialCode.APP_FORM, printed);
    }

    @Test
    void another_persons_form_is_refused() {
        Filer filer = Filer.complete(person(), agency);
        Upload printed = Filer.complete(person(), agency).printed();
        int before = filer.materials().size();
        assertThat(refused(() -> filer.add(MaterialCode.APP_FORM, printed)))
                .containsExactly(Finding.of("FORM_OF_ANOTHER", "form.pages", "V17"));
        assertThat(filer.materials()).hasSize(before);
    }

    @Test
    void a_picture_without_the_forms_code_is_refused_as_a_form() {
        Filer filer = Filer.begin(person(), agency);
        assertThat(refused(() -> filer.add(MaterialCode.APP_FORM, KeptDocuments.scan("form.png"))))
                .containsExactly(Finding.of("FORM_UNREADABLE", "form.pages", "V17"));
    }

    @ParameterizedTest
    @EnumSource(
            value = MaterialCode.class,
            names = {"CONTRACT", "HOLD_ID", "CE_PROOF"})
    void a_document_is_added_seen_turned_and_taken_off_again(MaterialCode code) {
        Filer filer = Filer.begin(person(), agency);
        filer.add(code, KeptDocuments.scan("合同 第1页.png"));
        Material added = filer.materials().get(0);
        assertThat(added.code()).isEqualTo(code);
        assertThat(added.fileName()).isEqualTo("合同 第1页.jpg");
        assertThat(added.formPages()).isEmpty();
        edit(filer.actor, desk -> desk.rotateMaterial(filer.application, added.publicId()));
        Material turned = filer.materials().get(0);
        assertThat(turned.publicId()).isEqualTo(added.publicId());
        assertThat(as(filer.actor, () -> QUERIES.material(filer.application, added.publicId()))
                        .file())
                .satisfies(file -> {
                    assertThat(file.id()).isEqualTo(turned.fileId()).isNotEqualTo(added.fileId());
                    assertThat(file.width()).isGreaterThan(file.height());
                });
        edit(filer.actor, desk -> desk.removeMaterial(filer.application, added.publicId()));
        assertThat(filer.materials()).isEmpty();
    }

    @Test
    void a_broken_document_is_refused_at_its_place() {
        Filer filer = Filer.begin(person(), agency);
        Upload broken =
                new Upload("contract.jpg", "image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2});
        assertThat(refused(() -> filer.add(MaterialCode.CONTRACT, broken)))
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple("IMAGE_UNREADABLE", "materials.CONTRACT"));
        assertThat(refused(() -> edit(filer.actor, desk -> desk.savePortrait(filer.application, broken, null))))
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple("IMAGE_UNREADABLE", "portrait.fileId"));
    }

    @Test
    void a_portrait_is_cropped_and_becomes_the_filings() {
        Filer filer = Filer.begin(person(), agency);
        edit(filer.actor, desk -> desk.savePortrait(filer.application, KeptDocuments.portrait(), null));
        assertThat(as(filer.actor, () -> QUERIES.portrait(filer.application))
                        .orElseThrow()
                        .file())
                .satisfies(file -> {
                    assertThat(file.id()).isEqualTo(filer.filing().portrait().fileId());
                    assertThat(file.width()).isEqualTo(295);
                    assertThat(file.height()).isEqualTo(413);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"01935000-0000-7000-8000-0000000000ff"})
    void a_document_of_another_application_is_not_found(String unknown) {
        Filer filer = Filer.complete(person(), agency);
        Filer other = Filer.complete(person(), agency);
        for (UUID material : List.of(other.materials().get(0).publicId(), UUID.fromString(unknown))) {
            assertThat(refused(() -> edit(filer.actor, desk -> desk.removeMaterial(filer.application, material))))
                    .containsExactly(Finding.of("NOT_FOUND", null));
            assertThat(refused(() -> edit(filer.actor, desk -> desk.rotateMaterial(filer.application, material))))
                    .containsExactly(Finding.of("NOT_FOUND", null));
            assertThat(refused(() -> as(filer.actor, () -> QUERIES.material(filer.application, material))))
                    .containsExactly(Finding.of("NOT_FOUND", null));
        }
        assertThat(other.materials()).hasSize(3);
    }

    @Test
    void a_draft_is_thrown_away_with_all_that_is_on_it_but_nothing_that_was_submitted() {
        Person person = person();
        Filer filer = Filer.complete(person, agency);
        long id = filer.id();
        edit(filer.actor, desk -> desk.discard(filer.application));
        for (String table : List.of("section", "material")) {
            assertThat(count("application." + table + " where application_id = ?", id))
                    .isZero();
        }
        assertThat(as(filer.actor, QUERIES::mine)).isEmpty();
        Filer returned = Filer.submitted(person, agency);
        inTransaction(() -> MOVES.performOne(
                Action.RETURN, returned.id(), officer(agency, Role.AGENCY_REVIEWER), MONDAY, Decision.NONE));
        assertThat(refused(() -> edit(filer.actor, desk -> desk.discard(returned.application))))
                .containsExactly(Finding.of("NOT_EDITABLE", null));
    }

    private static List<Consumer<Applications>> edits(UUID application, UUID material) {
        return List.of(
                desk -> desk.save(application, BasicSection.EMPTY),
                desk -> desk.savePortrait(application, KeptDocuments.portrait(), null),
                desk -> desk.addMaterial(application, MaterialCode.CONTRACT, KeptDocuments.scan("x.png")),
                desk -> desk.removeMaterial(application, material),
                desk -> desk.rotateMaterial(application, material),
                desk -> desk.discard(application));
    }

    private static Map<String, String> withoutFiles(Map<String, String> state) {
        Map<String, String> rest = new TreeMap<>(state);
        rest.remove("document.file");
        return rest;
    }

    private static void removeForm(Filer filer) {
        filer.materials().stream()
                .filter(one -> one.code() == MaterialCode.APP_FORM)
                .forEach(one -> edit(filer.actor, desk -> desk.removeMaterial(filer.application, one.publicId())));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
