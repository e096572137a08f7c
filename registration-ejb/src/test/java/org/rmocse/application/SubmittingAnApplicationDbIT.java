package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.applicant.Person;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Trap;

class SubmittingAnApplicationDbIT extends ProcessDatabaseTest {

    private final long agency = agency();

    @Test
    void writes_status_history_trail_notice_and_queue_together() {
        Filer filer = Filer.complete(person(), agency);
        Receipt receipt = filer.submit();
        assertThat(receipt.application()).isEqualTo(filer.application);
        assertThat(receipt.number()).matches("SL2026\\d{8}");
        assertThat(receipt.submittedAt()).isEqualTo(MONDAY);
        assertThat(row(
                        filer,
                        "status, round, receipt_number, agency_id, category, employer_code, employer_name, overdue_initial,"
                                + " due_on, due_provisional, person_name"))
                .isEqualTo("SUBMITTED|1|" + receipt.number() + "|" + agency
                        + "|CHEMICAL|91350100M000100Y43|虚构化工有限公司|f|2026-11-30|f|" + filer.person.name());
        assertThat(strings(
                        "select concat_ws('|', action, from_status, to_status, round, actor_id) from application.move where application_id = ?",
                        filer.id()))
                .containsExactly("SUBMIT|DRAFT|SUBMITTED|1|" + filer.actor.accountId());
        assertThat(AUDIT.of(filer.application))
                .extracting(entry -> entry.action())
                .containsExactly("application.SUBMIT");
        assertThat(strings(
                        "select concat_ws('|', type, recipient, locale, details ->> 'receipt', details ->> 'dueOn') from notification.outbox where subject_id = ?",
                        filer.application))
                .containsExactly("APPLICATION_RECEIVED|a@b.example|zh-CN|" + receipt.number() + "|2026-11-30");
        assertThat(strings(
                        "select concat_ws('|', status, agency_id, person_name, due_on) from application.work_item where public_id = ?",
                        filer.application))
                .containsExactly("SUBMITTED|" + agency + "|" + filer.person.name() + "|2026-11-30");
    }

    @Test
    void keeps_the_persons_address_and_portrait() {
        Filer filer = Filer.complete(person(), agency);
        filer.save("basic.email", " new@applicant.example ");
        filer.attachForm();
        removeOutdated(filer);
        filer.submit();
        Person person = PEOPLE.get(filer.person.id());
        assertThat(person.email()).isEqualTo("new@applicant.example");
        assertThat(person.mobile()).isEqualTo("13900001111");
        assertThat(person.portraitFileId()).isEqualTo(filer.filing().portrait().fileId());
    }

    @Test
    void lists_every_missing_document() {
        Filer filer = Filer.begin(person(), agency);
        filer.fillIn(SampleFacts.with(SampleFacts.filing(), "agency.agencyId", agency));
        assertThat(refused(filer::submit))
                .extracting(Finding::code, Finding::field, Finding::rule, Finding::need)
                .containsExactly(
                        tuple("FORM_PAGE_MISSING", "form.pages", "V15", "1"),
                        tuple("FORM_PAGE_MISSING", "form.pages", "V15", "2"),
                        tuple("MATERIAL_MISSING", "materials.CONTRACT", "V15", null),
                        tuple("MATERIAL_MISSING", "materials.HOLD_ID", "V15", null));
        assertThat(filer.column("status")).isEqualTo("DRAFT");
    }

    @Test
    void lists_everything_that_is_missing_from_an_empty_draft() {
        Filer filer = Filer.begin(person(), agency);
        assertThat(refused(filer::submit)).hasSize(26).allSatisfy(finding -> assertThat(Step.ofField(finding.field()))
                .isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.application",
                "application.move",
                "application.work_item",
                "audit.entry",
                "notification.outbox",
                "applicant.person"
            })
    void leaves_nothing_behind_where_one_statement_fails(String table) {
        Filer filer = Filer.complete(person(), agency);
        Map<String, String> before = DatabaseState.of(JDBI);
        Trap.on(JDBI, table, () -> assertThatThrownBy(filer::submit).hasStackTraceContaining(Trap.MESSAGE));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(filer.submit().number()).isNotBlank();
    }

    @Test
    void leaves_nothing_behind_where_it_is_refused() {
        Filer filer = Filer.complete(person(), agency);
        filer.save("employer.contractTo", LocalDate.of(2026, 11, 22));
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(filer::submit))
                .extracting(Finding::code)
                .containsExactly("CONTRACT_ENDED", "FORM_OUTDATED", "FORM_PAGE_MISSING", "FORM_PAGE_MISSING");
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void twice_gives_one_application_and_the_same_receipt() {
        Filer filer = Filer.complete(person(), agency);
        Receipt first = filer.submit();
        Map<String, String> before = DatabaseState.of(JDBI);
        CLOCK.moveTo(MONDAY.plusSeconds(3600));
        assertThat(filer.submit()).isEqualTo(first);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        move(filer, Action.ACCEPT, Role.AGENCY_REVIEWER);
        assertThat(filer.submit()).isEqualTo(first);
        assertThat(filer.column("status")).isEqualTo("UNDER_INITIAL_REVIEW");
    }

    @Test
    void twice_at_once_gives_one_application_and_the_same_receipt() throws Exception {
        for (int i = 0; i < 5; i++) {
            Filer filer = Filer.complete(person(), agency);
            List<Receipt> receipts = AtOnce.run(List.of(filer::submit, filer::submit));
            assertThat(receipts.get(0)).isEqualTo(receipts.get(1));
            assertThat(count("application.move where application_id = ?", filer.id()))
                    .isEqualTo(1);
            assertThat(count("notification.outbox where subject_id = ?", filer.application))
                    .isEqualTo(1);
            assertThat(filer.column("round")).isEqualTo("1");
        }
    }

    @Test
    void gives_every_application_a_receipt_number_of_its_own() throws Exception {
        List<Filer> filers =
                people(6).stream().map(one -> Filer.complete(one, agency)).toList();
        List<Receipt> receipts = AtOnce.run(
                filers.stream().<Callable<Receipt>>map(filer -> filer::submit).toList());
        assertThat(receipts).extracting(Receipt::number).doesNotHaveDuplicates();
    }

    @Test
    void is_the_owners_alone() {
        Filer filer = Filer.complete(person(), agency);
        Filer stranger = Filer.begin(person(), agency);
        assertThat(refused(() -> file(stranger.actor, desk -> desk.submit(filer.application))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(filer.column("status")).isEqualTo("DRAFT");
    }

    @Test
    void is_refused_while_another_registration_of_the_person_is_open() {
        Filer filer = Filer.complete(person(), agency);
        LaidFile other = LaidFile.lay(
                JDBI,
                ApplicationKind.CHANGE,
                Status.REPORTED,
                filer.person.id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
        assertThat(refused(filer::submit)).containsExactly(Finding.of("OPEN_APPLICATION_EXISTS", null, "D19"));
        inTransaction(() -> MOVES.performOne(
                Action.REFUSE_FINAL, other.id(), officer(null, Role.FINAL_REVIEWER), MONDAY, Decision.NONE));
        assertThat(filer.submit().number()).isNotBlank();
    }

    @Test
    void a_reissue_or_another_matter_may_run_beside_it() {
        Filer filer = Filer.complete(person(), agency);
        for (ApplicationKind kind : List.of(ApplicationKind.REISSUE, ApplicationKind.OTHER_MATTER)) {
            LaidFile.lay(
                    JDBI,
                    kind,
                    Status.REPORTED,
                    filer.person.id(),
                    agency,
                    MONDAY,
                    POLICY.at(today()).asMap());
        }
        assertThat(filer.submit().number()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2029-11-20T15:59:59Z", "2029-11-20T16:00:00Z"})
    void the_last_second_of_the_last_day_in_the_officials_zone_decides(String moment) {
        Filer filer = Filer.complete(person(), agency);
        CLOCK.moveTo(Instant.parse(moment));
        if (moment.endsWith("15:59:59Z")) {
            filer.submit();
            assertThat(filer.column("overdue_initial")).isEqualTo("false");
        } else {
            assertThat(refused(filer::submit))
                    .extracting(Finding::code)
                    .containsExactly("EDUCATION_INSUFFICIENT", "MATERIAL_MISSING");
        }
    }

    @Test
    void after_a_return_keeps_the_receipt_number_and_counts_a_new_round() {
        Filer filer = Filer.complete(person(), agency);
        Receipt first = filer.submit();
        CLOCK.moveTo(MONDAY.plusSeconds(86400));
        move(filer, Action.RETURN, Role.AGENCY_REVIEWER);
        assertThat(row(filer, "status, due_on")).isEqualTo("RETURNED|2027-01-05");
        filer.save("basic.school", "虚构理工大学");
        assertThat(refused(filer::submit))
                .extracting(Finding::code)
                .containsExactly("FORM_OUTDATED", "FORM_PAGE_MISSING", "FORM_PAGE_MISSING");
        removeOutdated(filer);
        filer.attachForm();
        CLOCK.moveTo(MONDAY.plusSeconds(2 * 86400));
        Receipt second = filer.submit();
        assertThat(second).isEqualTo(new Receipt(filer.application, first.number(), CLOCK.instant()));
        assertThat(row(filer, "status, round, receipt_number, due_on"))
                .isEqualTo("SUBMITTED|2|" + first.number() + "|2026-12-02");
        assertThat(strings(
                        "select action || round from application.move where application_id = ? order by id",
                        filer.id()))
                .containsExactly("SUBMIT1", "RETURN1", "SUBMIT2");
    }

    @Test
    void a_withdrawn_application_is_not_submitted_again_but_a_new_one_may_begin() {
        Filer filer = Filer.submitted(person(), agency);
        filer.withdraw();
        assertThat(filer.column("status")).isEqualTo("WITHDRAWN");
        assertThat(refused(filer::submit)).extracting(Finding::code).containsExactly("MOVE_NOT_ALLOWED");
        Filer again = Filer.complete(filer.person, agency);
        assertThat(again.application).isNotEqualTo(filer.application);
        assertThat(again.submit().number()).isNotEqualTo(filer.column("receipt_number"));
    }

    @Test
    void nothing_is_withdrawn_once_it_has_been_passed() {
        Filer filer = Filer.submitted(person(), agency);
        move(filer, Action.ACCEPT, Role.AGENCY_REVIEWER);
        move(filer, Action.PASS_INITIAL, Role.AGENCY_REVIEWER);
        assertThat(refused(() -> filer.withdraw())).extracting(Finding::code).containsExactly("MOVE_NOT_ALLOWED");
    }

    private void move(Filer filer, Action action, Role role) {
        inTransaction(
                () -> MOVES.performOne(action, filer.id(), officer(agency, role), CLOCK.instant(), Decision.NONE));
    }

    /** Takes the pages off that were printed before the last edit. */
    private static void removeOutdated(Filer filer) {
        String version = filer.filing().formVersion();
        filer.materials().stream()
                .filter(one -> one.code() == MaterialCode.APP_FORM && !version.equals(one.formVersion()))
                .forEach(one -> edit(filer.actor, desk -> desk.removeMaterial(filer.application, one.publicId())));
    }

    /** Gives the other draft of the same person the same sections and documents. */
    private static void copy(Filer filer, UUID other) {
        JDBI.useHandle(handle -> {
            handle.execute(
                    """
                    insert into application.section select b.id, s.step, s.schema_version, s.data, s.saved_at
                    from application.section s, application.application b where s.application_id = ? and b.public_id = ?
                    """,
                    filer.id(),
                    other);
            handle.execute(
                    """
                    insert into application.material (public_id, application_id, code, file_id, file_name, content_type, pages,
                        form_version, form_pages, added_at)
                    select gen_random_uuid(), b.id, m.code, m.file_id, m.file_name, m.content_type, m.pages, m.form_version,
                        m.form_pages, m.added_at
                    from application.material m, application.application b where m.application_id = ? and b.public_id = ?
                    """,
                    filer.id(),
                    other);
        });
    }

    private static String row(Filer filer, String columns) {
        return strings(
                        "select concat_ws('|', " + columns + ") from application.application where public_id = ?",
                        filer.application)
                .get(0);
    }
}
