package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;

/** What the centre sees of the batches it received, and whose the summary sheets are. */
class ReceivedBatchesDbIT extends ProcessDatabaseTest {

    private final long agency = agency();
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);
    private final Actor centre = officer(null, Role.FINAL_REVIEWER);

    @Test
    void counts_of_each_batch_what_was_passed_refused_sent_back_and_is_open() {
        List<LaidFile> files = passed(7);
        UUID batch = report(files);
        assertThat(received(batch)).satisfies(one -> {
            assertThat(one.people()).isEqualTo(7);
            assertThat(one.open()).isEqualTo(7);
            assertThat(one.done()).isZero();
            assertThat(one.actorName()).isEqualTo(manager.name());
        });

        stands(files.get(0), Status.AWAITING_APPROVAL);
        stands(files.get(1), Status.APPROVED);
        stands(files.get(2), Status.REFUSED);
        stands(files.get(3), Status.UNDER_INITIAL_REVIEW);
        stands(files.get(4), Status.LAPSED);
        assertThat(List.of(received(batch)))
                .extracting(
                        ReceivedBatch::people,
                        ReceivedBatch::passed,
                        ReceivedBatch::refused,
                        ReceivedBatch::sentBack,
                        ReceivedBatch::ended,
                        ReceivedBatch::open)
                .containsExactly(tuple(7, 2, 1, 1, 1, 2));
    }

    @Test
    void a_file_sent_back_and_reported_again_stays_known_to_the_first_batch_and_is_open_in_the_second() {
        List<LaidFile> files = passed(2);
        UUID first = report(files);
        as(centre, () -> {
            QUEUE.claim(files.get(0).publicId());
            REVIEWS.sendBack(files.get(0).publicId(), "请补充单位意见");
            return null;
        });
        stands(files.get(0), Status.INITIAL_PASSED);
        UUID second = report(List.of(files.get(0)));

        assertThat(List.of(received(first), received(second)))
                .extracting(ReceivedBatch::people, ReceivedBatch::sentBack, ReceivedBatch::open)
                .containsExactly(tuple(2, 1, 1), tuple(1, 0, 1));
        assertThat(as(centre, () -> BATCH_QUERIES.receivedFiles(first)))
                .extracting(ReceivedFile::publicId, ReceivedFile::again)
                .containsExactly(
                        tuple(files.get(0).publicId(), true), tuple(files.get(1).publicId(), false));
        assertThat(as(centre, () -> BATCH_QUERIES.receivedFiles(second)))
                .extracting(ReceivedFile::publicId, ReceivedFile::again, ReceivedFile::status)
                .containsExactly(tuple(files.get(0).publicId(), false, Status.REPORTED));
        assertThat(as(manager, () -> BATCH_QUERIES.summary(first)).lines()).hasSize(2);
    }

    @Test
    void what_went_to_the_ministry_past_the_centre_is_on_the_sheet_but_not_among_the_centres_files() {
        List<LaidFile> files = new ArrayList<>(passed(1));
        files.add(lay(ApplicationKind.REISSUE));
        UUID mixed = report(files);
        UUID past = report(List.of(lay(ApplicationKind.CANCELLATION)));

        assertThat(List.of(received(mixed)))
                .extracting(ReceivedBatch::people, ReceivedBatch::toTheMinistry, ReceivedBatch::open)
                .containsExactly(tuple(1, 1, 1));
        assertThat(as(centre, () -> BATCH_QUERIES.receivedFiles(mixed)))
                .extracting(ReceivedFile::publicId)
                .containsExactly(files.get(0).publicId());
        assertThat(as(centre, () -> BATCH_QUERIES.summary(mixed)).lines()).hasSize(2);
        assertThat(refused(() -> received(past))).containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void a_sheet_is_the_own_agencys_and_the_centres() {
        UUID batch = report(passed(1));
        assertThat(as(manager, () -> BATCH_QUERIES.summary(batch)).lines()).hasSize(1);
        assertThat(as(centre, () -> BATCH_QUERIES.summary(batch)).lines()).hasSize(1);
        assertThat(refused(() -> as(officer(agency(), Role.AGENCY_MANAGER), () -> BATCH_QUERIES.summary(batch))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(() -> as(centre, () -> BATCH_QUERIES.summary(UUID.randomUUID()))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(refused(() -> received(UUID.randomUUID()))).containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(as(officer(agency(), Role.AGENCY_MANAGER), BATCH_QUERIES::reported))
                .isEmpty();
    }

    @Test
    void leafs_through_all_batches_fifty_at_a_time_from_the_latest_on() {
        moveTo(LocalDate.of(2090, 1, 2)); // later than whatever others report
        List<UUID> reported = IntStream.range(0, 53)
                .mapToObj(i -> {
                    CLOCK.moveTo(CLOCK.instant().plusSeconds(1));
                    return report(passed(1));
                })
                .toList();
        ReceivedBatches first = as(centre, () -> BATCH_QUERIES.received(null));
        assertThat(first.batches()).hasSize(50);
        assertThat(first.batches().get(0).publicId()).isEqualTo(reported.get(52));
        List<UUID> seen = new ArrayList<>();
        UUID before = null;
        do {
            UUID from = before;
            ReceivedBatches some = as(centre, () -> BATCH_QUERIES.received(from));
            some.batches().forEach(batch -> seen.add(batch.publicId()));
            before = some.before();
        } while (before != null);
        assertThat(seen).containsAll(reported).hasSameSizeAs(new HashSet<>(seen));
    }

    @Test
    void costs_the_same_statements_for_one_batch_and_for_many() {
        report(passed(1));
        List<String> few = Statements.of(JDBI, () -> as(centre, () -> BATCH_QUERIES.received(null)));
        IntStream.range(0, 10).forEach(i -> report(passed(2)));
        assertThat(Statements.of(JDBI, () -> as(centre, () -> BATCH_QUERIES.received(null))))
                .isEqualTo(few);
    }

    private ReceivedBatch received(UUID batch) {
        return as(centre, () -> BATCH_QUERIES.receivedBatch(batch));
    }

    private UUID report(List<LaidFile> files) {
        int number = as(
                manager,
                () -> BATCHES.report(files.stream().map(LaidFile::publicId).toList()));
        return as(manager, BATCH_QUERIES::reported).stream()
                .filter(batch -> batch.number() == number)
                .findFirst()
                .orElseThrow()
                .publicId();
    }

    private List<LaidFile> passed(int count) {
        return inTransaction(() -> IntStream.range(0, count)
                .mapToObj(i -> lay(ApplicationKind.INITIAL))
                .toList());
    }

    private LaidFile lay(ApplicationKind kind) {
        return LaidFile.lay(
                JDBI,
                kind,
                Status.INITIAL_PASSED,
                person().id(),
                agency,
                CLOCK.instant(),
                POLICY.at(today()).asMap());
    }

    /** Puts a file where the moves of others would have brought it. */
    private static void stands(LaidFile file, Status status) {
        JDBI.useHandle(handle -> {
            handle.execute("update application.application set status = ? where id = ?", status.name(), file.id());
            handle.execute(
                    "update application.work_item set status = ? where application_id = ?", status.name(), file.id());
        });
    }
}
