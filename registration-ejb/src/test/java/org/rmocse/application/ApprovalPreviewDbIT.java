package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;

/** The ministry's batch in figures and in pages, and filling and emptying it at one stroke. */
class ApprovalPreviewDbIT extends ApprovalDatabaseTest {

    private String code;
    private String name;

    @BeforeEach
    void nameTheAgency() {
        code = strings("select code from agency.agency where id = ?", agency).get(0);
        name = strings("select name from agency.agency where id = ?", agency).get(0);
    }

    @Test
    void a_batch_is_compared_with_the_last_approved_one_by_agency_category_and_kind() {
        approve(batch(waiting(3)));
        String before = name;
        agency = agency();
        nameTheAgency();
        List<Waiting> files = waiting(2);
        set(files.get(0), "category = 'COAL_MINE'");
        batch(files);

        ApprovalPreview preview = preview(1, 1);
        assertThat(preview.last().people()).isEqualTo(3);
        assertThat(preview.change()).isEqualTo(-1);
        assertThat(preview.byAgency())
                .containsExactlyInAnyOrder(new BatchCount<>(before, 0, 3), new BatchCount<>(name, 2, 0));
        assertThat(preview.byCategory())
                .containsExactly(
                        new BatchCount<>(PracticeCategory.COAL_MINE, 1, 0),
                        new BatchCount<>(PracticeCategory.CHEMICAL, 1, 3));
        assertThat(preview.byKind()).containsExactly(new BatchCount<>(ApplicationKind.INITIAL, 2, 3));
        assertThat(preview.byKind().get(0).change()).isEqualTo(-1);
        assertThat(preview.numbers()).isEqualTo(numbers(4, 5));
    }

    @Test
    void the_pages_show_each_file_once_and_what_hinders_the_approval_first() {
        List<Waiting> files = waiting(205);
        assertThat(preview(1, 3).waiting().rows())
                .extracting(ApprovalPreview.Row::publicId)
                .isEqualTo(publicIds(files.subList(200, 205)));
        assertThat(preview(1, 9).waiting().page()).isEqualTo(3);

        Waiting own = files.get(204);
        set(own, "final_reviewer_id = " + ministry.accountId());
        batch(files);
        ApprovalPreview first = preview(1, 1);
        assertThat(first.hindered()).isEqualTo(1);
        assertThat(first.inBatch().count()).isEqualTo(205);
        assertThat(first.inBatch().rows()).hasSize(100);
        assertThat(first.inBatch().rows().get(0).publicId())
                .isEqualTo(own.file().publicId());
        assertThat(first.inBatch().rows().get(0).obstacle()).isEqualTo(Finding.of("FOUR_EYES", null));
        assertThat(first.inBatch().rows().get(1).publicId())
                .isEqualTo(files.get(0).file().publicId());
        ApprovalPart last = preview(3, 1).inBatch();
        assertThat(last.rows()).extracting(ApprovalPreview.Row::publicId).isEqualTo(publicIds(files.subList(199, 204)));
        assertThat(List.of(last.from(), last.to(), last.pages())).containsExactly(201, 205, 3);
        assertThat(first.waiting().count()).isZero();
    }

    @Test
    void the_statements_do_not_grow_with_the_batch_or_the_queue() {
        batch(waiting(2));
        waiting(2);
        int few = Statements.of(JDBI, () -> preview(1, 1)).size();
        batch(waiting(150));
        waiting(150);
        assertThat(Statements.of(JDBI, () -> preview(2, 2))).hasSize(few);
    }

    @Test
    void all_that_wait_of_an_agency_and_a_kind_are_put_in_and_all_are_taken_out_again() {
        List<Waiting> files = waiting(4);
        set(files.get(0), "kind = 'RENEWAL'");
        set(files.get(1), "status = 'REPORTED'");
        String other = code;
        agency = agency();
        nameTheAgency();
        List<Waiting> elsewhere = waiting(1);

        assertThat(as(ministry, () -> BATCHES.addAll(other, ApplicationKind.INITIAL)))
                .isEqualTo(2);
        assertThat(preview(1, 1).inBatch().rows())
                .extracting(ApprovalPreview.Row::publicId)
                .isEqualTo(publicIds(files.subList(2, 4)));
        assertThat(as(ministry, () -> BATCHES.addAll(other, null))).isEqualTo(1);
        assertThat(as(ministry, () -> BATCHES.addAll("NOWHERE", null))).isZero();
        assertThat(preview(1, 1).waiting().rows())
                .extracting(ApprovalPreview.Row::publicId)
                .isEqualTo(publicIds(elsewhere));
        assertThat(as(ministry, BATCHES::removeAll)).isEqualTo(3);
        assertThat(preview(1, 1).inBatch().count()).isZero();
        assertThat(as(ministry, BATCHES::removeAll)).isZero();
    }

    @Test
    void a_batch_that_everything_was_put_into_since_the_look_is_not_approved() {
        UUID batch = batch(waiting(1));
        String seen = preview(1, 1).fingerprint();
        waiting(1);
        as(ministry, () -> BATCHES.addAll(code, null));
        assertThat(refused(() -> as(ministry, () -> BATCHES.approve(batch, seen))))
                .containsExactly(Finding.of("BATCH_CHANGED", null));
        String again = preview(1, 1).fingerprint();
        assertThat(as(ministry, () -> BATCHES.approve(batch, again))).isEqualTo(2);
    }

    @Test
    void what_is_put_in_while_the_batch_is_being_approved_opens_the_next_one() throws Exception {
        UUID batch = batch(waiting(1));
        List<Waiting> later = waiting(1);
        CountDownLatch approved = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Integer> approval = CompletableFuture.supplyAsync(() -> as(ministry, () -> {
            int people = BATCHES.approve(batch);
            approved.countDown();
            assertThat(commit.await(20, TimeUnit.SECONDS)).isTrue();
            return people;
        }));
        assertThat(approved.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Integer> addition = CompletableFuture.supplyAsync(
                () -> as(officer(null, Role.MINISTRY_OFFICER), () -> BATCHES.addAll(code, null)));
        Thread.sleep(300);
        commit.countDown();
        assertThat(approval.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(addition.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        ApprovalPreview next = preview(1, 1);
        assertThat(next.batch()).isNotEqualTo(batch);
        assertThat(next.inBatch().rows())
                .extracting(ApprovalPreview.Row::publicId)
                .isEqualTo(publicIds(later));
    }

    /** As the ministry looks at it, of those that wait only this agency's. */
    private ApprovalPreview preview(int page, int more) {
        return as(ministry, () -> BATCHES.preview(new ApprovalPlace(page, more, code, null)));
    }

    private static void set(Waiting file, String assignment) {
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set " + assignment + " where id = ?",
                file.file().id()));
    }

    private static List<UUID> publicIds(List<Waiting> files) {
        return files.stream().map(one -> one.file().publicId()).toList();
    }
}
