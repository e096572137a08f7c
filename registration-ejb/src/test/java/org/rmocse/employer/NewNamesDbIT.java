package org.rmocse.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Ties;

/** An employer bears a new name, proves it, and the ministry decides (D5). */
class NewNamesDbIT extends ContactDatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<EmployerRenamed> HEARD = new ArrayList<>();
    private static final CurrentActor CURRENT = Acting.current(Acting.directory(JDBI, PEOPLE));
    private static final NewNames NAMES = new NewNames(JDBI, CLOCK, CURRENT, EMPLOYERS, DOCUMENTS, AUDIT);
    private static final NameDecisions DECISIONS = new NameDecisions(
            JDBI,
            CLOCK,
            CURRENT,
            EMPLOYERS,
            contacts(null),
            DOCUMENTS,
            NOTIFICATIONS,
            AUDIT,
            new EventTo<>(HEARD::add));

    private final String newName = name.replace("联系", "更名");
    private final Actor contact = contact(code.value());

    @BeforeEach
    void enter() {
        HEARD.clear();
        inTransaction(
                () -> EMPLOYERS.recordAll(List.of(new EmployerName(code.value(), name)), LocalDate.of(2024, 1, 1)));
    }

    @Test
    void a_name_that_was_proven_joins_the_history_from_its_day_and_is_announced() {
        UUID request = asked();
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo(name);
        does(officer, () -> DECISIONS.grant(request));
        Employer renamed = EMPLOYERS.find(code).orElseThrow();
        assertThat(renamed.name()).isEqualTo(newName);
        assertThat(EMPLOYERS.names(renamed.id()))
                .containsExactly(
                        new BorneName(name, LocalDate.of(2024, 1, 1)), new BorneName(newName, TODAY.minusDays(10)));
        assertThat(HEARD).containsExactly(new EmployerRenamed(code.value(), name, newName, TODAY.minusDays(10)));
        assertThat(as(contact, NAMES::mine)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(NewNameState.GRANTED);
            assertThat(one.decidedBy()).isEqualTo(officer.name());
        });
        assertThat(AUDIT.of(request)).extracting(entry -> entry.action()).containsExactly("name.asked", "name.granted");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_one_waits_at_a_time() {
        assertThat(refused(contact, () -> NAMES.ask(' ' + name + ' ', TODAY.plusDays(1), null)))
                .containsExactly(
                        Finding.of("NAME_UNCHANGED", "name"),
                        Finding.of("DATE_IN_FUTURE", "since"),
                        Finding.of("FILE_MISSING", "proof"));
        assertThat(refused(contact, () -> NAMES.ask(" ", null, LETTER)))
                .containsExactly(Finding.of("REQUIRED", "name"), Finding.of("REQUIRED", "since"));
        asked();
        assertThat(refused(contact(code.value()), () -> NAMES.ask("又一名称", TODAY, LETTER)))
                .containsExactly(Finding.of("NAME_WAITING", null));
        Actor unknown =
                contact(SampleNumbers.creditCode(79_000_000 + (int) next()).value());
        assertThat(refused(unknown, () -> NAMES.ask("又一名称", TODAY, LETTER)))
                .containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(as(unknown, NAMES::mine)).isEmpty();
    }

    @Test
    void a_refusal_needs_a_reason_leaves_the_name_and_lets_the_employer_ask_again() {
        UUID request = asked();
        assertThat(refused(officer, () -> DECISIONS.refuse(request, " ")))
                .containsExactly(Finding.of("REASON_REQUIRED", "reason"));
        does(officer, () -> DECISIONS.refuse(request, " 证明上的代码不符 "));
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo(name);
        assertThat(HEARD).isEmpty();
        assertThat(as(contact, NAMES::mine)).singleElement().satisfies(one -> assertThat(one.reason())
                .isEqualTo("证明上的代码不符"));
        assertThat(refused(officer, () -> DECISIONS.grant(request)))
                .containsExactly(Finding.of("REQUEST_DECIDED", null).having(officer.name(), "2026-11-23 10:00:00"));
        asked();
    }

    @Test
    void of_two_officers_at_once_one_decides() throws Exception {
        UUID request = asked();
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(officer(Ties.NONE), () -> DECISIONS.grant(request)),
                () -> outcome(officer(Ties.NONE), () -> DECISIONS.refuse(request, "理由"))));
        assertThat(outcomes).hasSize(2).containsOnlyOnce("done");
    }

    @Test
    void an_officer_with_a_declared_tie_neither_sees_nor_decides() {
        UUID request = asked();
        Actor tied = officer(new Ties(Set.of(), Set.of(code.value())));
        List<Finding> conflict = List.of(Finding.of("CONFLICT_OF_INTEREST", null));
        assertThat(refused(tied, () -> DECISIONS.get(request))).isEqualTo(conflict);
        assertThat(refused(tied, () -> DECISIONS.proof(request))).isEqualTo(conflict);
        assertThat(refused(tied, () -> DECISIONS.grant(request))).isEqualTo(conflict);
        assertThat(refused(tied, () -> DECISIONS.refuse(request, "理由"))).isEqualTo(conflict);
        assertThat(refused(officer, () -> DECISIONS.grant(PublicId.next())))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void is_listed_by_what_became_of_it_with_its_proof() {
        UUID request = asked();
        assertThat(as(officer, () -> DECISIONS.list(NewNameState.WAITING, null)).names())
                .extracting(NewName::publicId)
                .contains(request);
        assertThat(as(officer, () -> DECISIONS.preview(request, 0, 200))).isNotEmpty();
        assertThat(as(officer, () -> DECISIONS.proof(request)).file().contentType())
                .isEqualTo("image/jpeg");
        does(officer, () -> DECISIONS.grant(request));
        assertThat(as(officer, () -> DECISIONS.list(NewNameState.GRANTED, null)).names())
                .first()
                .extracting(NewName::publicId)
                .isEqualTo(request);
    }

    private UUID asked() {
        does(contact, () -> NAMES.ask(' ' + newName, TODAY.minusDays(10), LETTER));
        return as(contact, NAMES::mine).get(0).publicId();
    }

    private static Actor contact(String employer) {
        long n = next();
        return new Actor(n, PublicId.next(), "联系人" + n, Set.of(Role.EMPLOYER), null, null).ofEmployer(employer);
    }
}
