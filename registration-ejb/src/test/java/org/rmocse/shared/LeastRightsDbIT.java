package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The role the application works as, where another owns the tables: it reads and writes rows and changes nothing else. */
class LeastRightsDbIT extends DatabaseTest {

    private static final String NAME = "registration worker";
    private static PGSimpleDataSource worker;

    @BeforeAll
    static void migrate() throws SQLException {
        JDBI.useHandle(handle -> handle.execute("create role \"" + NAME + "\" login password 'worker'"));
        worker = worker();
        Migration.migrate(DATA_SOURCE, worker);
        Migration.migrate(DATA_SOURCE, worker);
    }

    @AfterAll
    static void leaveTheOthersAsTheyWere() {
        JDBI.useHandle(handle -> {
            handle.execute("drop owned by \"" + NAME + "\"");
            handle.execute("drop role \"" + NAME + "\"");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table account.account add column other text",
                "alter table audit.entry disable trigger append_only",
                "alter table audit.entry disable trigger all",
                "set session_replication_role = replica",
                "drop table application.move",
                "truncate audit.entry",
                "create table application.other (id bigint)",
                "create table public.other (id bigint)",
                "create or replace function audit.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "update audit.entry set action = 'another'",
                "delete from audit.entry",
                "delete from audit.seal",
                "update audit.root set day = day",
                "update certificate.copy_event set at = at",
                "update publicity.announcement set number = number",
                "delete from application.report_batch_entry",
                "delete from public.schema_history",
                "create role another superuser",
            })
    void does_nothing_but_work_with_rows(String statement) {
        try (Handle handle = Jdbi.create(worker).open()) {
            assertThatThrownBy(() -> handle.execute(statement))
                    .hasMessageMatching("(?s).*(permission denied|must be owner|Only roles with).*");
        }
    }

    @Test
    void reads_and_writes_what_people_work_on() {
        List<Map<String, Object>> shut = Jdbi.create(worker).withHandle(handle -> handle.createQuery(
                        """
                                select c.oid::regclass::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname in (select nspname from pg_namespace where nspname !~ '^pg_|^information|^public$')
                                  and (c.relkind in ('r', 'v') and not has_table_privilege(c.oid, 'select, insert')
                                       or c.relkind = 'S' and not has_sequence_privilege(c.oid, 'usage'))
                                """)
                .mapToMap()
                .list());
        assertThat(shut).isEmpty();
        assertThatCode(() -> Jdbi.create(worker).useTransaction(handle -> {
                    handle.execute("update account.account set locked_until = null where false");
                    handle.execute("delete from application.unsent_decision where false");
                    handle.execute("lock table shared.holiday in access exclusive mode");
                    handle.execute("select 1 from account.account for update limit 1");
                    handle.execute(
                            """
                            insert into audit.entry (at, actor_id, actor_name, action, object_type, detail)
                            select at, actor_id, actor_name, action, object_type, detail from audit.entry where false
                            """);
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void tells_whether_the_schema_is_this_builds() {
        assertThat(new SchemaState(Databases.over(worker), worker).isOfThisBuild())
                .isTrue();
    }

    private static PGSimpleDataSource worker() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(JDBI.<String, SQLException>withHandle(
                handle -> handle.getConnection().getMetaData().getURL()));
        source.setUser(NAME);
        source.setPassword("worker");
        return source;
    }
}
