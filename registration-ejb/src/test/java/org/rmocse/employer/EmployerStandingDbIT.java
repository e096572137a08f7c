package org.rmocse.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;

class EmployerStandingDbIT extends ActorDatabaseTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final Employers EMPLOYERS = new Employers(JDBI);
    private static final EmployerStanding STANDING = new EmployerStanding(
            JDBI, CLOCK, Acting.current(Acting.directory(JDBI, new People(JDBI, ENCRYPTION, AUDIT))), EMPLOYERS, AUDIT);

    private final CreditCode code = SampleNumbers.creditCode(71_000_000 + (int) next());
    private final String name = "虚构标准化工" + next() + "有限公司";
    private final Actor officer = officer();
    private UUID id;

    @BeforeEach
    void enter() {
        CLOCK.moveTo(MONDAY);
        inTransaction(
                () -> EMPLOYERS.recordAll(List.of(new EmployerName(code.value(), name)), LocalDate.of(2024, 1, 1)));
        id = EMPLOYERS.find(code).orElseThrow().publicId();
    }

    @Test
    void a_change_is_kept_with_its_reason_and_told_to_the_rules() {
        assertThat(EMPLOYERS.status(code.value())).isEqualTo(EmployerStatus.ACTIVE);
        does(() -> STANDING.bar(id, "  以虚假材料为他人申请注册  "));
        assertThat(EMPLOYERS.status(" " + code.value().toLowerCase(Locale.ROOT)))
                .isEqualTo(EmployerStatus.BARRED);
        CLOCK.moveTo(MONDAY.plusSeconds(3600));
        does(() -> STANDING.dissolve(id, "营业执照已吊销"));
        does(() -> STANDING.restore(id, "吊销决定被撤销"));
        EmployerFile file = as(officer, () -> STANDING.file(id));
        assertThat(file.employer().status()).isEqualTo(EmployerStatus.ACTIVE);
        assertThat(file.changes())
                .containsExactly(
                        new StandingChange(EmployerStatus.ACTIVE, "吊销决定被撤销", MONDAY.plusSeconds(3600), officer.name()),
                        new StandingChange(
                                EmployerStatus.DISSOLVED, "营业执照已吊销", MONDAY.plusSeconds(3600), officer.name()),
                        new StandingChange(EmployerStatus.BARRED, "以虚假材料为他人申请注册", MONDAY, officer.name()));
        assertThat(AUDIT.of(id))
                .extracting(entry -> entry.action())
                .containsExactlyInAnyOrder("employer.BARRED", "employer.DISSOLVED", "employer.ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, , ", "BARRED, EMPLOYER_BARRED, R24", "DISSOLVED, EMPLOYER_DISSOLVED, R24"})
    void a_rule_hears_why_nobody_may_be_registered_there(EmployerStatus status, String finding, String rule) {
        assertThat(status.obstacle("employer.creditCode").stream().toList())
                .isEqualTo(finding == null ? List.of() : List.of(Finding.of(finding, "employer.creditCode", rule)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91350100M000100Y43", "nonsense"})
    void an_employer_nobody_knows_is_active(String unknown) {
        assertThat(EMPLOYERS.status(unknown)).isEqualTo(EmployerStatus.ACTIVE);
        assertThat(EMPLOYERS.status(null)).isEqualTo(EmployerStatus.ACTIVE);
    }

    @Test
    void a_change_needs_a_reason_and_leaves_nothing_without_one() {
        for (String none : new String[] {null, "", "  "}) {
            assertThat(refused(() -> STANDING.bar(id, none))).containsExactly(Finding.of("REASON_REQUIRED", "reason"));
        }
        assertThat(refused(() -> STANDING.bar(id, "长".repeat(501))))
                .containsExactly(Finding.of("TOO_LONG", "reason").having(501, 500));
        EmployerFile file = as(officer, () -> STANDING.file(id));
        assertThat(file.changes()).isEmpty();
        assertThat(AUDIT.of(id)).isEmpty();
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_told_with_who_and_when() {
        does(() -> STANDING.dissolve(id, "已注销"));
        assertThat(refused(() -> STANDING.dissolve(id, "已注销")))
                .containsExactly(Finding.of("STANDING_CHANGED", null).having(officer.name(), "2026-11-23 10:00:00"));
        assertThat(refused(() -> STANDING.bar(id, "另一理由")))
                .extracting(Finding::code)
                .containsExactly("STANDING_CHANGED");
    }

    @Test
    void of_two_officers_at_once_one_changes_it() throws Exception {
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(officer(), () -> STANDING.bar(id, "其一")),
                () -> outcome(officer(), () -> STANDING.bar(id, "其二"))));
        assertThat(outcomes).hasSize(2).containsOnlyOnce("done");
        assertThat(as(officer, () -> STANDING.file(id)).changes()).hasSize(1);
    }

    @Test
    void is_found_by_a_part_of_any_name_it_bore_and_by_its_code() {
        inTransaction(() -> EMPLOYERS.recordAll(
                List.of(new EmployerName(code.value(), name.replace("标准", "通用"))), LocalDate.of(2025, 6, 1)));
        assertThat(list(name, null)).singleElement().satisfies(line -> {
            assertThat(line.publicId()).isEqualTo(id);
            assertThat(line.name()).contains("通用");
            assertThat(line.formerName()).isEqualTo(name);
        });
        assertThat(list(code.value().toLowerCase(Locale.ROOT), null))
                .singleElement()
                .extracting(EmployerLine::formerName)
                .isNull();
        assertThat(as(officer, () -> STANDING.file(id)).names())
                .containsExactly(
                        new BorneName(name.replace("标准", "通用"), LocalDate.of(2025, 6, 1)),
                        new BorneName(name, LocalDate.of(2024, 1, 1)));
        assertThat(list(name + "%", null)).isEmpty();
    }

    @Test
    void is_listed_by_how_it_stands() {
        does(() -> STANDING.bar(id, "理由"));
        assertThat(list(name, EmployerStatus.BARRED)).hasSize(1);
        assertThat(list(name, EmployerStatus.ACTIVE)).isEmpty();
        assertThat(list(name, null))
                .singleElement()
                .extracting(EmployerLine::changedAt)
                .isEqualTo(MONDAY);
    }

    @Test
    void a_long_list_goes_on_where_it_was_cut_even_among_equal_names() {
        String shared = "同名" + next() + "公司";
        inTransaction(() -> EMPLOYERS.recordAll(
                IntStream.range(0, 120)
                        .mapToObj(i -> new EmployerName(
                                SampleNumbers.creditCode(72_000_000 + (int) next())
                                        .value(),
                                i % 2 == 0 ? shared : shared + i))
                        .toList(),
                LocalDate.of(2026, 1, 1)));
        List<UUID> seen = new ArrayList<>();
        UUID after = null;
        int pages = 0;
        do {
            UUID from = after;
            EmployerList page = as(officer, () -> STANDING.list(shared, null, from));
            page.lines().forEach(line -> seen.add(line.publicId()));
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void one_that_is_not_known_yet_can_be_entered_and_one_that_is_stays_as_it_is() {
        CreditCode unknown = SampleNumbers.creditCode(73_000_000 + (int) next());
        UUID entered = as(officer, () -> STANDING.enter(" " + unknown.value().toLowerCase(Locale.ROOT), "虚构新单位"));
        assertThat(EMPLOYERS.find(entered)).hasValueSatisfying(employer -> {
            assertThat(employer.creditCode()).isEqualTo(unknown.value());
            assertThat(employer.name()).isEqualTo("虚构新单位");
        });
        assertThat(AUDIT.of(entered)).extracting(entry -> entry.action()).containsExactly("employer.entered");
        UUID again = as(officer, () -> STANDING.enter(code.value(), "别的名称"));
        assertThat(again).isEqualTo(id);
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo(name);
        assertThat(refused(() -> STANDING.enter("91350100M000100Y44", "名")))
                .containsExactly(Finding.of("CREDIT_CODE_INVALID", "creditCode"));
        assertThat(refused(() -> STANDING.enter(unknown.value(), " "))).containsExactly(Finding.of("REQUIRED", "name"));
    }

    @Test
    void one_that_is_not_there_is_not_found() {
        UUID nobody = PublicId.next();
        assertThatThrownBy(() -> as(officer, () -> STANDING.file(nobody))).isInstanceOf(Rejected.class);
        assertThat(refused(() -> STANDING.bar(nobody, "理由"))).containsExactly(Finding.of("NOT_FOUND", null));
    }

    private List<EmployerLine> list(String wanted, EmployerStatus status) {
        return as(officer, () -> STANDING.list(wanted, status, null)).lines();
    }

    private void does(Runnable deed) {
        does(officer, deed);
    }

    private List<Finding> refused(Runnable deed) {
        return refused(officer, deed);
    }

    private static Actor officer() {
        long n = next();
        return new Actor(n, PublicId.next(), "测试员" + n, Set.of(Role.MINISTRY_OFFICER), null, null);
    }
}
