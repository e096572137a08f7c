package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaStateDbIT extends DatabaseTest {

    private static final String HISTORY =
            """
            insert into public.schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
            values (?, ?, 'of another build', 'SQL', 'V.sql', current_user, 1, ?)
            """;
    private static final int RANK = 99_999;

    private final SchemaState state = new SchemaState(JDBI, DATA_SOURCE);

    @AfterEach
    void forget() {
        JDBI.useHandle(handle -> handle.execute("delete from public.schema_history where installed_rank = ?", RANK));
    }

    @Test
    void a_migrated_database_is_of_this_build() {
        assertThat(state.isOfThisBuild()).isTrue();
    }

    @Test
    void a_newer_build_beside_this_one_does_no_harm_and_a_migration_half_done_does() {
        JDBI.useHandle(handle -> handle.execute(HISTORY, RANK, "9999", true));
        assertThat(state.isOfThisBuild()).isTrue();
        forget();
        JDBI.useHandle(handle -> handle.execute(HISTORY, RANK, "9999", false));
        assertThat(state.isOfThisBuild()).isFalse();
    }

    @Test
    void a_database_of_before_put_in_its_place_is_not() {
        try (SchemaBefore before = new SchemaBefore(JDBI, "010")) {
            Jdbi there = before.jdbi();
            assertThat(new SchemaState(there, DATA_SOURCE).isOfThisBuild()).isFalse();
        }
    }
}
