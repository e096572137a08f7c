package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;
import org.rmocse.shared.Trap;

/** An agency's report upward: numbered by agency and year, as a whole or not at all. */
class ReportingABatchDbIT extends ProcessDatabaseTest {

    private final long agency = agency();
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);

    @Test
    void numbers_an_agencys_batches_by_year() {
        assertThat(report(manager, passed(agency, 2))).isEqualTo(1);
        assertThat(report(manager, passed(agency, 1))).isEqualTo(2);
        long other = agency();
        assertThat(report(officer(other, Role.AGENCY_MANAGER), passed(other, 1)))
                .isEqualTo(1);
        moveTo(LocalDate.of(2027, 1, 1));
        assertThat(report(manager, passed(agency, 1))).isEqualTo(1);
        moveTo(LocalDate.of(2026, 12, 31));
        assertThat(report(manager, passed(agency, 1))).isEqualTo(3);
        assertThat(strings(
                        "select concat_ws('|', year, number, people) from application.report_batch where agency_id = ? order by year, number",
                        agency))
                .containsExactly("2026|1|2", "2026|2|1", "2026|3|1", "2027|1|1");
    }

    @Test
    void takes_every_file_to_the_centre_and_keeps_which_batch_it_went_in() {
        List<LaidFile> files = passed(agency, 3);
        report(manager, files);
        for (LaidFile file : files) {
            assertThat(strings(
                            """
                            select concat_ws('|', a.status, b.number, b.actor_id, w.status)
                            from application.application a join application.report_batch b on b.id = a.report_batch_id
                            join application.work_item w on w.application_id = a.id where a.id = ?
                            """,
                            file.id()))
                    .containsExactly("REPORTED|1|" + manager.accountId() + "|REPORTED");
        }
    }

    @Test
    void one_file_that_cannot_be_reported_keeps_all_back_and_costs_no_number() {
        List<LaidFile> files = passed(agency, 2);
        LaidFile examined = lay(agency, Status.UNDER_INITIAL_REVIEW);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(() -> report(manager, List.of(files.get(0), examined, files.get(1)))))
                .extracting(Finding::code)
                .containsExactly("MOVE_NOT_ALLOWED");
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(report(manager, files)).isEqualTo(1);
    }

    @Test
    void a_file_of_another_agency_or_none_keeps_all_back() {
        List<LaidFile> files = passed(agency, 1);
        LaidFile other = passed(agency(), 1).get(0);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(() -> report(manager, List.of(files.get(0), other))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(() -> as(manager, () -> BATCHES.report(List.of(UUID.randomUUID())))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(() -> report(manager, List.of()))).containsExactly(Finding.of("BATCH_EMPTY", null));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void two_batches_of_one_agency_at_once_get_a_number_each() throws Exception {
        List<List<LaidFile>> batches =
                IntStream.range(0, 4).mapToObj(i -> passed(agency, 2)).toList();
        assertThat(AtOnce.run(batches.stream()
                        .<Callable<Integer>>map(files -> () -> report(manager, files))
                        .toList()))
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void the_same_batch_reported_twice_at_once_goes_once() throws Exception {
        List<LaidFile> files = passed(agency, 2);
        List<Object> outcomes = AtOnce.run(
                List.of(() -> outcome(() -> report(manager, files)), () -> outcome(() -> report(manager, files))));
        assertThat(outcomes).contains(1).hasAtLeastOneElementOfType(List.class);
        assertThat(report(manager, passed(agency, 1))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.application",
                "application.batch_counter",
                "application.report_batch",
                "application.move",
                "application.work_item",
                "audit.entry"
            })
    void leaves_nothing_behind_where_one_statement_fails(String table) {
        List<LaidFile> files = passed(agency, 2);
        Map<String, String> before = DatabaseState.of(JDBI);
        Trap.on(JDBI, table, () -> assertThatThrownBy(() -> report(manager, files))
                .hasStackTraceContaining(Trap.MESSAGE));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(report(manager, files)).isEqualTo(1);
    }

    @Test
    void costs_the_same_statements_for_one_and_for_sixty() {
        List<LaidFile> one = passed(agency, 1);
        List<LaidFile> sixty = passed(agency, 60);
        assertThat(Statements.of(JDBI, () -> report(manager, sixty)))
                .isEqualTo(Statements.of(JDBI, () -> report(manager, one)));
    }

    private int report(Actor actor, List<LaidFile> files) {
        return as(
                actor,
                () -> BATCHES.report(files.stream().map(LaidFile::publicId).toList()));
    }

    private static List<LaidFile> passed(long agency, int count) {
        return inTransaction(() -> IntStream.range(0, count)
                .mapToObj(i -> lay(agency, Status.INITIAL_PASSED))
                .toList());
    }

    private static LaidFile lay(long agency, Status status) {
        return LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                CLOCK.instant(),
                POLICY.at(today()).asMap());
    }
}
