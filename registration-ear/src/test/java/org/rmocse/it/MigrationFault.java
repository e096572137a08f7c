package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/** The first start cut off in the midst of laying the tables (F21): the next one goes on where it was and ends the same. */
class MigrationFault {

    private static final List<String> PIECES = List.of(
            "create table application.work_item", "create table audit.seal ", "create table account.second_factor ");

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
}
