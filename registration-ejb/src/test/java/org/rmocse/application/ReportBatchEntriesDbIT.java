package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.SchemaBefore;

/** Who was in which report batch, told afterwards of the files that were reported before it was written down (V313). */
class ReportBatchEntriesDbIT extends DatabaseTest {

    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-03-02T09:00:00+08:00");
    private static final OffsetDateTime SECOND = OffsetDateTime.parse("2026-03-09T09:00:00+08:00");
    private static final long MANAGER = 5;
    private static final long ANOTHER_MANAGER = 6;

    @Test
    void a_file_is_in_the_batch_it_names_and_in_every_one_it_went_up_with_before() {
        try (SchemaBefore schema = new SchemaBefore(JDBI, "309")) {
            schema.jdbi().useHandle(handle -> {
                batch(handle, 1, 1, MANAGER, FIRST);
                batch(handle, 2, 2, MANAGER, SECOND);
                batch(handle, 3, 1, ANOTHER_MANAGER, SECOND);
                file(handle, 11, "AGENCY", 1L);
                move(handle, 11, "FORWARD", FIRST, MANAGER);
                file(handle, 12, "FULL", 2L);
                move(handle, 12, "REPORT", FIRST, MANAGER);
                move(handle, 12, "SEND_BACK", FIRST.plusDays(3), 8);
                move(handle, 12, "REPORT", SECOND, MANAGER);
                file(handle, 13, "FULL", 3L);
                file(handle, 14, "FULL", null);
                move(handle, 14, "PASS_INITIAL", FIRST, MANAGER);
            });
            schema.migrate("313");
            assertThat(entries(schema)).containsExactly("1 11", "1 12", "2 12", "3 13");
        }
    }

    @Test
    void where_nothing_was_reported_there_is_nothing_to_tell() {
        try (SchemaBefore schema = new SchemaBefore(JDBI, "309")) {
            schema.migrate("313");
            assertThat(entries(schema)).isEmpty();
        }
    }

    private static void batch(Handle handle, long id, int number, long manager, OffsetDateTime at) {
        handle.execute(
                """
                insert into application.report_batch (id, public_id, agency_id, year, number, people, reported_at, actor_id, actor_name)
                overriding system value values (?, ?, ?, 2026, ?, 1, ?, ?, '负责人')
                """,
                id,
                PublicId.next(),
                manager,
                number,
                at,
                manager);
    }

    private static void file(Handle handle, long id, String route, Long batch) {
        handle.execute(
                """
                insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id, policy,
                    receipt_number, submitted_at, first_submitted_at, status_since, created_at, saved_at, report_batch_id)
                values (?, ?, 'INITIAL', ?, 'REPORTED', ?, '测试', 1, '{}', 'R' || ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                PublicId.next(),
                route,
                id,
                id,
                FIRST,
                FIRST,
                FIRST,
                FIRST,
                FIRST,
                batch);
    }

    private static void move(Handle handle, long file, String action, OffsetDateTime at, long actor) {
        handle.execute(
                """
                insert into application.move (application_id, action, from_status, to_status, round, at, actor_id, actor_name)
                values (?, ?, 'INITIAL_PASSED', 'REPORTED', 1, ?, ?, '负责人')
                """,
                file,
                action,
                at,
                actor);
    }

    /** Batch and file. */
    private static List<String> entries(SchemaBefore schema) {
        return schema.jdbi().withHandle(handle -> handle.createQuery(
                        """
                        select batch_id || ' ' || application_id from application.report_batch_entry
                        order by batch_id, application_id
                        """)
                .mapTo(String.class)
                .list());
    }
}
