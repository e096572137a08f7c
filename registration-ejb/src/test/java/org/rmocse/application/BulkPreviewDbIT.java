package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** What the preview promises the move keeps: for every kind, status, hand and tie a file can be in. */
class BulkPreviewDbIT extends BulkDatabaseTest {

    private static final Set<Action> ACTIONS = EnumSet.of(
            Action.ACCEPT,
            Action.RETURN,
            Action.PASS_INITIAL,
            Action.REFUSE_INITIAL,
            Action.TAKE_BACK_INITIAL,
            Action.PASS_FINAL,
            Action.REFUSE_FINAL,
            Action.TAKE_BACK_FINAL);

    private final long agency = agency();

    @Test
    void the_preview_and_the_move_agree_on_every_file() {
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        Actor centre = officer(null, Role.FINAL_REVIEWER);
        Actor both = officer(agency, Role.AGENCY_REVIEWER, Role.FINAL_REVIEWER);
        List<LaidFile> files = new ArrayList<>(everyState(agency));
        files.addAll(everyState(agency()));
        LaidFile own = lay(Status.UNDER_INITIAL_REVIEW, agency);
        LaidFile ownAtTheCentre = lay(Status.REPORTED, agency);
        LaidFile tied = lay(Status.UNDER_INITIAL_REVIEW, agency);
        LaidFile tiedAtTheCentre = lay(Status.REPORTED, agency);
        files.addAll(List.of(own, ownAtTheCentre, tied, tiedAtTheCentre));
        files.addAll(held(agency, reviewer, centre));
        LaidFile inBatch = lay(Status.AWAITING_APPROVAL, agency);
        as(officer(null, Role.MINISTRY_OFFICER), () -> {
            BATCHES.add(List.of(inBatch.publicId()));
            return null;
        });
        files.add(inBatch);
        Ties ties = new Ties(Set.of(tied.personId(), tiedAtTheCentre.personId()), Set.of());

        Set<String> reasons = new TreeSet<>();
        for (Actor actor : List.of(
                reviewer,
                centre,
                both,
                officer(agency, Role.AGENCY_MANAGER),
                officer(null, Role.MINISTRY_OFFICER),
                bound(reviewer, own.personId(), ties),
                bound(centre, ownAtTheCentre.personId(), ties),
                new Actor(LaidFile.INITIAL_REVIEWER, PublicId.next(), "两岗", Set.of(Role.FINAL_REVIEWER), null, null))) {
            for (Action action : ACTIONS) {
                reasons.addAll(assertAgree(action, files, actor));
            }
        }
        assertThat(reasons)
                .as("each reason was met")
                .contains(
                        "MOVED",
                        "NOT_FOUND",
                        "MOVE_NOT_ALLOWED",
                        "CLAIMED_BY_OTHER",
                        "IN_A_BATCH",
                        "OWN_FILE",
                        "CONFLICT_OF_INTEREST",
                        "FOUR_EYES");
    }

    /** What each file's fate was called by both. */
    private static Set<String> assertAgree(Action action, List<LaidFile> files, Actor actor) {
        Map<UUID, String> promised = new LinkedHashMap<>();
        as(actor, () -> BULK.preview(action, publicIds(files), UNCLEAR, "同意"))
                .lines()
                .forEach(line -> promised.put(line.file(), line.code() == null ? "MOVED" : line.code()));
        List<Long> seen = as(actor, () -> new BulkQueries(JDBI).files(publicIds(files), actor)).stream()
                .map(BulkQueries.Named::id)
                .filter(id -> id != null)
                .toList();
        Map<UUID, String> kept = new LinkedHashMap<>();
        publicIds(files).forEach(file -> kept.put(file, "NOT_FOUND"));
        undone(() -> {
            Outcome outcome = MOVES.perform(action, seen, actor, CLOCK.instant(), new Decision("同意", List.of()));
            outcome.moved().forEach(file -> kept.put(file.publicId(), "MOVED"));
            outcome.notMoved().forEach(file -> kept.put(file.publicId(), file.code()));
        });
        kept.remove(null);
        assertThat(promised).as(action + " by " + actor).isEqualTo(kept);
        return Set.copyOf(kept.values());
    }

    @Test
    void what_is_flagged_late_needs_a_note_in_the_preview_and_in_the_deed_alike() {
        Actor reviewer = kept(agency, Role.AGENCY_REVIEWER);
        List<LaidFile> files = lay(3, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        LaidFile late = files.get(1);
        LaidFile again = files.get(2);
        returnedBefore(late, "employer.name");
        returnedBefore(again, "materials.CONTRACT");
        List<UUID> ids = publicIds(files);

        BulkPreview without = as(reviewer, () -> BULK.preview(Action.RETURN, ids, UNCLEAR, " "));
        assertThat(without.will()).isEqualTo(2);
        assertThat(without.late()).isEqualTo(1);
        assertThat(without.lines().get(2)).satisfies(line -> {
            assertThat(line.file()).isEqualTo(late.publicId());
            assertThat(line.code()).isEqualTo("LATE_REASON");
        });
        BulkPreview with = as(reviewer, () -> BULK.preview(Action.RETURN, ids, UNCLEAR, "新发现"));
        assertThat(with.will()).isEqualTo(3);
        assertThat(with.late()).as("shown all the same").isEqualTo(1);

        UUID order = as(reviewer, () -> BULK.order(Action.RETURN, ids.subList(0, 2), UNCLEAR, null));
        // what was no late reason at the order is one by the time it is carried out
        returnedBefore(files.get(0), "employer.name");
        run(reviewer, () -> BULK_ORDERS.beginNow(order));
        carryOut();
        assertThat(lines(reviewer, order)).extracting(BulkLine::code).containsOnly("LATE_REASON");
        assertAll(files, Status.UNDER_INITIAL_REVIEW);

        UUID noted = as(reviewer, () -> BULK.order(Action.RETURN, ids, UNCLEAR, "新发现"));
        run(reviewer, () -> BULK_ORDERS.beginNow(noted));
        carryOut();
        assertAll(files, Status.RETURNED);
    }

    @Test
    void an_agency_learns_nothing_of_anothers_file_and_the_centre_nothing_before_the_report() {
        LaidFile foreign = lay(Status.UNDER_INITIAL_REVIEW, agency());
        LaidFile draft = lay(Status.DRAFT, agency);
        Actor reviewer = kept(agency, Role.AGENCY_REVIEWER);
        LaidFile own = lay(Status.UNDER_INITIAL_REVIEW, agency);
        for (Actor actor : List.of(reviewer, officer(null, Role.FINAL_REVIEWER))) {
            List<BulkLine> lines = as(
                            actor,
                            () -> BULK.preview(
                                    Action.PASS_INITIAL, publicIds(List.of(foreign, draft)), List.of(), null))
                    .lines();
            assertThat(lines).hasSize(2).allSatisfy(line -> {
                assertThat(line.code()).isEqualTo("NOT_FOUND");
                assertThat(line.personName()).isNull();
                assertThat(line.status()).isNull();
            });
        }
        UUID order = order(reviewer, Action.PASS_INITIAL, List.of(foreign, own));
        carryOut();
        assertThat(lines(reviewer, order)).extracting(BulkLine::code).containsExactly("NOT_FOUND", null);
        assertThat(status(foreign)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
    }

    /** One file of every kind in every status. */
    private static List<LaidFile> everyState(long agency) {
        List<LaidFile> files = new ArrayList<>();
        for (ApplicationKind kind : ApplicationKind.values()) {
            for (Status status : Status.values()) {
                files.addAll(lay(1, kind, status, agency));
            }
        }
        return files;
    }

    /** Files in each status of a desk, in one's own hand and in another's. */
    private static List<LaidFile> held(long agency, Actor... holders) {
        List<LaidFile> files = new ArrayList<>();
        for (Status status : List.of(
                Status.SUBMITTED,
                Status.UNDER_INITIAL_REVIEW,
                Status.INITIAL_PASSED,
                Status.REPORTED,
                Status.AWAITING_APPROVAL)) {
            for (Actor holder : holders) {
                LaidFile file = lay(status, agency);
                file.claim(JDBI, holder.accountId(), holder.name(), MONDAY);
                files.add(file);
            }
        }
        return files;
    }

    private static Actor bound(Actor actor, long person, Ties ties) {
        return new Actor(
                actor.accountId(), actor.publicId(), actor.name(), actor.roles(), person, actor.agencyId(), ties);
    }

    /** As if the file had been returned for that item, and filed anew. */
    private static void returnedBefore(LaidFile file, String item) {
        JDBI.useHandle(handle -> {
            handle.execute(
                    "insert into application.reason (application_id, round, action, item, code, text, at) values (?, 1, 'RETURN', ?, 'IMG_UNCLEAR', '不清晰', ?)",
                    file.id(),
                    item,
                    OffsetDateTime.ofInstant(MONDAY, ClockProducer.ZONE));
            handle.execute("update application.application set round = 2 where id = ?", file.id());
        });
    }
}
