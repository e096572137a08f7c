package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/**
 * The first start cut off in the midst of laying the tables: the next one goes on where it was and ends the same; and a server of an
 * older build beside the schema of a later one (F21).
 */
class MigrationFault {

    private static final List<String> PIECES = List.of(
            "create table application.work_item", "create table audit.seal ", "create table account.second_factor ");

    /** What a later build may do to the schema while servers of this one serve: add. */
    private static final String LATER =
            """
            alter table application.application add column later_remark text;
            alter table application.work_item add column later_mark text;
            alter table application.report_batch add column later_mark text;
            alter table applicant.person add column later_name text;
            alter table notification.outbox add column later_channel text not null default 'MAIL';
            create table application.later_fact (
                application_id bigint primary key references application.application (id),
                fact text not null
            );
            select pg_sleep(2);
            """;

    private static final List<String> DESK = List.of("/agency/index.xhtml", "/agency/report.xhtml");

    @Test
    void a_migration_that_was_cut_off_is_taken_up_again() throws Exception {
        try (FaultBed bed = new FaultBed("migration")) {
            int rounds = 0;
            for (String piece : PIECES) {
                AtomicBoolean cut = new AtomicBoolean();
                bed.proxy().listen(statement -> {
                    if (statement.sql().contains(piece)) {
                        cut.set(true);
                        return false;
                    }
                    return true;
                });
                try (Server server = bed.node("cut", Ports.free())) {
                    assertThat(server.awaitHealth(Duration.ofMinutes(2)))
                            .as("must not start with " + piece)
                            .isFalse();
                }
                assertThat(cut).as(piece + " was reached").isTrue();
                bed.proxy().reset();
                rounds++;
            }
            Duration ready = bed.start();
            assertThat(bed.count("select count(*) from public.schema_history where not success"))
                    .isZero();
            bed.requireWhatMustHold("after a migration cut off");
            FaultReport.add("F21 the migration cut off", rounds, 0, 0, ready);
        }
    }

    @Test
    void a_server_goes_on_and_starts_again_beside_the_schema_of_a_later_build() throws Exception {
        try (FaultBed bed = new FaultBed("builds")) {
            bed.start();
            List<FaultBed.Prepared> people = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                people.add(bed.prepared("东郭安" + (char) ('甲' + n)));
            }
            assertThat(people.get(0).isAcknowledged()).isTrue();
            Visitor manager = Visitor.signedIn(bed.url(), "manager@demo.example");
            for (int n = 0; n < 10; n++) { // often enough that the database keeps the plans of the statements
                requireDesk(manager);
            }
            ExecutorService other = Executors.newSingleThreadExecutor();
            Future<?> migrated = other.submit(() -> migrateLater(bed));
            for (int tries = 0; tries < 200 && !isMigrating(bed); tries++) {
                Thread.sleep(20);
            }
            assertThat(people.get(1).isAcknowledged())
                    .as("filed while it migrates")
                    .isTrue();
            migrated.get(1, TimeUnit.MINUTES);
            other.shutdown();
            requireDesk(manager);
            assertThat(people.get(2).isAcknowledged()).as("filed after it").isTrue();
            bed.readyAgain();
            assertThat(bed.lostMails()).isZero();
            bed.requireWhatMustHold("beside a later build");

            bed.server().close();
            Duration ready = bed.start();
            assertThat(bed.count("select count(*) from public.schema_history where version = '9999' and success"))
                    .as("the later build's migration is left as it is")
                    .isEqualTo(1);
            Visitor applicant = Visitor.at(bed.url());
            applicant.signIn(people.get(3).candidate().email(), Candidate.PASSWORD);
            assertThat(new FaultBed.Prepared(
                                    people.get(3).candidate(),
                                    applicant,
                                    people.get(3).id())
                            .isAcknowledged())
                    .as("filed after starting again")
                    .isTrue();
            requireDesk(Visitor.signedIn(bed.url(), "manager@demo.example"));
            assertThat(bed.lostMails()).isZero();
            bed.requireWhatMustHold("started beside a later build");
            FaultReport.add("F21 an old server beside a later build's schema", 2, 0, 0, ready);
        }
    }

    private static Object migrateLater(FaultBed bed) throws IOException {
        Path later = Files.createDirectories(bed.folder().resolve("later"));
        Files.writeString(later.resolve("V9999__of_a_later_build.sql"), LATER);
        return Flyway.configure(MigrationFault.class.getClassLoader())
                .dataSource(bed.databaseUrl(), "postgres", "postgres")
                .locations("classpath:db/migration", "filesystem:" + later)
                .defaultSchema("public")
                .createSchemas(false)
                .table("schema_history")
                .load()
                .migrate();
    }

    private static boolean isMigrating(FaultBed bed) {
        return bed.count(
                        "select count(*) from pg_stat_activity where query like '%pg_sleep(2)%' and pid <> pg_backend_pid()")
                > 0;
    }

    private static void requireDesk(Visitor manager) {
        for (String page : DESK) {
            assertThat(manager.get(page).status()).as(page).isEqualTo(200);
        }
    }
}
