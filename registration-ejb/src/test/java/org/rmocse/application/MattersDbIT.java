package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/** The ministry's one list of all that is no registration. */
class MattersDbIT extends RevocationDatabaseTest {

    private static final Matters MATTERS = new Matters(JDBI, CURRENT);

    @Test
    void a_matter_appears_once_it_has_come_up_and_moves_to_where_it_stands() {
        Person person = registered();
        moveTo(FOUND);
        Filer name = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        name.save(new MatterSection(null, null, "NAME", "新名测试", null, "更名", "13900001111", "a@b.example"));
        name.attach(MaterialCode.ID_COPY);
        name.attach(MaterialCode.MATTER_PROOF);
        name.submit();
        assertThat(ids(MatterKind.OTHER_MATTER, MatterState.AT_CENTRE)).contains(name.application);
        does(centre, () -> REVIEWS.passFinal(name.application, null));
        assertThat(ids(null, MatterState.WAITING)).contains(name.application);
        assertThat(line(name.application, MatterState.WAITING).isBatchable()).isTrue();
        does(ministry, () -> BATCHES.add(List.of(name.application)));
        assertThat(line(name.application, MatterState.WAITING).isBatchable()).isFalse();
        approveBatch();
        assertThat(ids(MatterKind.OTHER_MATTER, MatterState.WAITING)).doesNotContain(name.application);
        assertThat(ids(MatterKind.OTHER_MATTER, MatterState.DECIDED)).contains(name.application);
        assertThat(ids(MatterKind.REISSUE, MatterState.DECIDED)).doesNotContain(name.application);
    }

    @Test
    void a_revocation_waits_from_its_proposal_on_and_its_draft_only_for_whoever_writes_it() {
        Person person = registered();
        moveTo(FOUND);
        UUID draft = drafted(person, RevocationGround.DISHONEST);
        assertThat(ids(ministry, MatterKind.REVOCATION, MatterState.WAITING)).contains(draft);
        assertThat(ids(second, MatterKind.REVOCATION, MatterState.WAITING)).doesNotContain(draft);
        does(ministry, () -> REVOCATIONS.propose(draft));
        assertThat(ids(second, MatterKind.REVOCATION, MatterState.WAITING)).contains(draft);
        does(second, () -> REVOCATIONS.decline(draft, "证据不足"));
        assertThat(ids(second, MatterKind.REVOCATION, MatterState.DECIDED)).contains(draft);
    }

    @Test
    void the_list_comes_fifty_at_a_time_the_oldest_first_and_counts_all() {
        Actor writer = officer(null, Role.MINISTRY_OFFICER);
        moveTo(LocalDate.of(2020, 1, 1));
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into application.revocation (public_id, person_id, person_name, registration_number, employer_code,
                    employer_name, status, status_since, proposed_by, proposed_by_name)
                select gen_random_uuid(), -n, '草稿', 'x', 'x', 'x', 'DRAFT', timestamptz '2000-01-01' + n / 2 * interval '1 day', ?, 'x'
                from generate_series(1, 120) n
                """,
                writer.accountId()));
        List<MatterLine> all = new ArrayList<>();
        UUID after = null;
        int pages = 0;
        do {
            UUID from = after;
            MatterList page = as(writer, () -> MATTERS.list(MatterKind.REVOCATION, MatterState.WAITING, from));
            assertThat(page.lines().size()).isLessThanOrEqualTo(50);
            assertThat(page.waiting().get(MatterKind.REVOCATION)).isGreaterThanOrEqualTo(120);
            all.addAll(page.lines());
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(pages).isGreaterThanOrEqualTo(3);
        assertThat(all).extracting(MatterLine::publicId).doesNotHaveDuplicates();
        assertThat(all).extracting(MatterLine::since).isSorted();
        assertThat(all.stream().filter(line -> line.personName().equals("草稿"))).hasSize(120);
    }

    private MatterLine line(UUID id, MatterState state) {
        return all(ministry, null, state).stream()
                .filter(line -> line.publicId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> ids(MatterKind kind, MatterState state) {
        return ids(ministry, kind, state);
    }

    private static List<UUID> ids(Actor officer, MatterKind kind, MatterState state) {
        return all(officer, kind, state).stream().map(MatterLine::publicId).toList();
    }

    private static List<MatterLine> all(Actor officer, MatterKind kind, MatterState state) {
        List<MatterLine> all = new ArrayList<>();
        UUID after = null;
        do {
            UUID from = after;
            MatterList page = as(officer, () -> MATTERS.list(kind, state, from));
            all.addAll(page.lines());
            after = page.next();
        } while (after != null);
        return all;
    }
}
