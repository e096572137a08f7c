package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.applicant.MissingPeople;
import org.rmocse.applicant.People;
import org.rmocse.application.Trying;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyRecord;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** An administrator looks at the numbers of the rules and gives one a new value. */
class ParametersDbIT extends ActorDatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String NAME = "staffing.percent";
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final Actor ADMINISTRATOR =
            new Actor(9, PublicId.next(), "测试管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);

    private final Parameters parameters = new Parameters(
            CLOCK,
            Acting.current(Acting.directory(JDBI, new People(JDBI, ENCRYPTION, AUDIT))),
            policy,
            new PolicyRecord(JDBI),
            Trying.trials(JDBI, CLOCK, policy, ENCRYPTION, AUDIT),
            AUDIT);

    @BeforeEach
    void begin() {
        moveTo(TODAY);
    }

    @AfterEach
    void asTheProductCame() {
        moveTo(TODAY);
        MissingPeople.clear(JDBI);
        JDBI.useHandle(handle -> {
            handle.execute(
                    """
                    delete from shared.policy_parameter p using shared.policy_change c
                    where c.name = p.name and c.valid_from = p.valid_from
                    """);
            handle.execute("delete from shared.policy_change");
        });
    }

    @Test
    void lists_every_parameter_of_the_database_and_each_has_a_value_that_could_be_entered() {
        List<String> known = JDBI.withHandle(handle -> handle.createQuery(
                        "select distinct name from shared.policy_parameter where name not like 'test.%'")
                .mapTo(String.class)
                .list());
        assertThat(parameters.list(ParameterFilter.ALL))
                .extracting(line -> line.parameter().name())
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(parameters.list(ParameterFilter.ALL)).allSatisfy(line -> assertThat(ParameterRule.findings(
                        new ParameterChange(line.parameter().name(), line.value(), "2026-11-24", "x"),
                        TODAY.plusDays(1),
                        TODAY.plusDays(1),
                        Map.of()))
                .as(line.parameter().name())
                .isEmpty());
    }

    @Test
    void finds_by_words_of_either_language_by_group_and_by_what_is_to_come() {
        assertThat(names(new ParameterFilter("学时", null, false))).contains("education.hours");
        assertThat(names(new ParameterFilter("Credit", ParameterGroup.CONDITIONS, false)))
                .isEmpty();
        assertThat(names(new ParameterFilter(" hours of CONTINUING", null, false)))
                .containsExactly("education.hours");
        assertThat(names(new ParameterFilter("education.hours", null, false))).containsExactly("education.hours");
        assertThat(names(new ParameterFilter(null, ParameterGroup.TOLD, false)))
                .hasSize(4)
                .allMatch(name -> name.startsWith("staffing."));
        assertThat(names(new ParameterFilter(null, null, true))).isEmpty();
        enter("20", "2027-01-01");
        assertThat(parameters.list(new ParameterFilter(null, null, true)))
                .extracting(ParameterLine::value, ParameterLine::coming, ParameterLine::comingOn)
                .containsExactly(tuple("15", "20", LocalDate.of(2027, 1, 1)));
    }

    @Test
    void a_new_value_holds_from_its_day_and_is_on_record() {
        ParameterPreview preview = as(ADMINISTRATOR, () -> parameters.preview(change("20", "2027-01-01")));
        assertThat(List.of(preview.before(), preview.value())).containsExactly("15", "20");
        enter(" 020 ", "2027-01-01");
        assertThat(policy.at(LocalDate.of(2026, 12, 31)).integer(NAME)).isEqualTo(15);
        assertThat(policy.at(LocalDate.of(2027, 1, 1)).integer(NAME)).isEqualTo(20);
        ParameterFile file = parameters.file(NAME);
        assertThat(file.value()).isEqualTo("15");
        assertThat(file.values())
                .extracting(one -> one.dated().value(), ParameterValue::state, ParameterValue::until)
                .containsExactly(
                        tuple("20", ValueState.COMING, null),
                        tuple("15", ValueState.IN_FORCE, LocalDate.of(2026, 12, 31)));
        assertThat(file.coming()).singleElement().satisfies(one -> {
            assertThat(one.dated().enteredBy()).isEqualTo("测试管理员");
            assertThat(one.dated().reason()).isEqualTo("应急〔2026〕1号");
        });
        assertThat(trail(file.coming().get(0).dated().publicId()))
                .containsExactly("policy.entered staffing.percent 2027-01-01 15 20 应急〔2026〕1号");

        moveTo(LocalDate.of(2027, 1, 1));
        assertThat(parameters.file(NAME).values())
                .extracting(ParameterValue::state)
                .containsExactly(ValueState.IN_FORCE, ValueState.PAST);
    }

    @Test
    void a_preview_tells_whom_a_change_would_touch_and_writes_nothing() {
        MissingPeople.lay(JDBI);
        Map<String, String> before = DatabaseState.of(JDBI);
        ParameterTrial conditions = as(
                        ADMINISTRATOR,
                        () -> parameters.preview(new ParameterChange("education.hours", "60", "2027-01-01", "x")))
                .trial();
        assertThat(conditions.unfiled()).isNotNull();
        assertThat(conditions.holders()).isNotNull();
        assertThat(conditions.limits()).isEmpty();
        ParameterTrial limits = as(
                        ADMINISTRATOR,
                        () -> parameters.preview(
                                new ParameterChange("clock.final_review_days", "15", "2026-12-01", "x")))
                .trial();
        assertThat(limits.limits())
                .extracting(one -> one.before().on(), one -> one.after().on())
                .containsExactly(tuple(LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 22)));
        assertThat(limits.unfiled()).isNull();
        assertThat(as(ADMINISTRATOR, () -> parameters.preview(change("20", "2027-01-01")))
                        .trial())
                .isNull();
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void what_has_not_begun_is_withdrawn_and_stays_on_record() {
        enter("20", "2026-11-24");
        UUID id = parameters.file(NAME).coming().get(0).dated().publicId();
        assertThat(refused(ADMINISTRATOR, () -> parameters.withdraw(id, " ")))
                .containsExactly(Finding.of("REQUIRED", "reason"));
        does(ADMINISTRATOR, () -> parameters.withdraw(id, "文件推迟"));
        assertThat(policy.at(LocalDate.of(2027, 1, 1)).integer(NAME)).isEqualTo(15);
        assertThat(parameters.file(NAME).values())
                .extracting(ParameterValue::state, one -> one.dated().withdrawnBecause())
                .containsExactly(tuple(ValueState.WITHDRAWN, "文件推迟"), tuple(ValueState.IN_FORCE, null));
        assertThat(trail(id)).hasSize(2).last().asString().startsWith("policy.withdrawn");
        assertThat(refused(ADMINISTRATOR, () -> parameters.withdraw(id, "再次")))
                .containsExactly(Finding.of("NOT_FOUND", null));
        enter("25", "2026-11-24");
        assertThat(parameters.file(NAME).values()).hasSize(3);
    }

    @Test
    void what_has_begun_is_not_withdrawn() {
        enter("20", "2026-11-24");
        UUID id = parameters.file(NAME).coming().get(0).dated().publicId();
        moveTo(LocalDate.of(2026, 11, 24));
        assertThat(parameters.file(NAME).coming()).isEmpty();
        assertThat(refused(ADMINISTRATOR, () -> parameters.withdraw(id, "太迟")))
                .containsExactly(Finding.of("PARAMETER_BEGUN", null));
        assertThat(policy.at(LocalDate.of(2026, 11, 24)).integer(NAME)).isEqualTo(20);
    }

    @Test
    void a_value_another_one_relies_on_is_not_withdrawn() {
        enter("account.password_max", "256", "2027-01-01");
        UUID id =
                parameters.file("account.password_max").coming().get(0).dated().publicId();
        JDBI.useHandle(
                handle -> handle.execute(
                        "insert into shared.policy_parameter (name, valid_from, value) values ('account.password_min', '2027-02-01', '200')"));
        assertThat(refused(ADMINISTRATOR, () -> parameters.withdraw(id, "不用了")))
                .containsExactly(Finding.of("PARAMETER_BELOW_OTHER", null).having("account.password_min", "200"));
        JDBI.useHandle(
                handle -> handle.execute(
                        "delete from shared.policy_parameter where name = 'account.password_min' and valid_from = '2027-02-01'"));
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_changes_nothing() {
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(ADMINISTRATOR, () -> parameters.enter(change("101", "2026-11-23"))))
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple("PARAMETER_OUT_OF_BOUNDS", "value"), tuple("PARAMETER_TOO_EARLY", "from"));
        assertThat(refused(
                        ADMINISTRATOR, () -> parameters.enter(new ParameterChange("no.such", "1", "2027-01-01", "无"))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void of_two_at_once_for_the_same_day_one_is_told_of_the_other() throws Exception {
        List<Callable<Object>> two = IntStream.of(20, 25)
                .<Callable<Object>>mapToObj(value -> () ->
                        outcome(ADMINISTRATOR, () -> parameters.enter(change(String.valueOf(value), "2027-01-01"))))
                .toList();
        assertThat(AtOnce.run(two))
                .containsExactlyInAnyOrder("done", List.of(Finding.of("PARAMETER_DAY_TAKEN", "from")));
    }

    @Test
    void every_action_is_the_system_administrators() {
        assertThat(Arrays.stream(Parameters.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()))
                .hasSize(5)
                .extracting((Method method) ->
                        method.getAnnotation(RolesAllowed.class).value())
                .containsOnly(new String[] {RoleNames.SYSTEM_ADMINISTRATOR});
    }

    private List<String> names(ParameterFilter filter) {
        return parameters.list(filter).stream()
                .map(line -> line.parameter().name())
                .toList();
    }

    private void enter(String value, String from) {
        does(ADMINISTRATOR, () -> parameters.enter(change(value, from)));
    }

    private void enter(String name, String value, String from) {
        does(ADMINISTRATOR, () -> parameters.enter(new ParameterChange(name, value, from, "应急〔2026〕1号")));
    }

    private static ParameterChange change(String value, String from) {
        return new ParameterChange(NAME, value, from, "应急〔2026〕1号");
    }

    private static List<String> trail(UUID id) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select concat_ws(' ', action, detail ->> 'name', detail ->> 'from', detail ->> 'before',
                            detail ->> 'value', detail ->> 'reason')
                        from audit.entry where object_id = :id order by id
                        """)
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    private static void moveTo(LocalDate day) {
        CLOCK.moveTo(day.atTime(10, 0).atZone(CLOCK.getZone()).toInstant());
    }
}
