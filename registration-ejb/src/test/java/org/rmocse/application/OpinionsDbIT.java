package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Officer;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** What a colleague is asked about a file, and who learns of it. */
class OpinionsDbIT extends ProcessDatabaseTest {

    private static final Opinions OPINIONS =
            new Opinions(JDBI, CLOCK, CURRENT, new DeskFiles(JDBI), ACCOUNTS, NOTIFICATIONS, AUDIT);
    private static final String QUESTION = "合同岗位是否属于安全岗位";

    private final long agency = agency();
    private final Actor officer = inOffice(agency, Role.AGENCY_REVIEWER);
    private final Actor colleague = inOffice(agency, Role.AGENCY_REVIEWER);
    private final LaidFile file = lay();

    @Test
    void a_colleague_is_asked_told_and_answers() {
        claim();
        ask(colleague, today().plusDays(2));

        Opinion asked = as(colleague, OPINIONS::asked).get(0);
        assertThat(asked.file()).isEqualTo(file.publicId());
        assertThat(asked.question()).isEqualTo(QUESTION);
        assertThat(asked.dueOn()).isEqualTo(today().plusDays(2));
        assertThat(asked.askedBy()).isEqualTo(officer.name());
        assertThat(strings("select recipient from notification.outbox where subject_id = ?", asked.publicId()))
                .containsExactly(colleague.publicId() + "@desk.example");
        assertThat(strings("select details::text from notification.outbox where subject_id = ?", asked.publicId())
                        .get(0))
                .contains("/agency/review.xhtml?id=" + file.publicId(), "T" + file.publicId())
                .doesNotContain("测试\"", QUESTION);

        answer(colleague, Answer.DOUBT, "合同写的是行政岗位");

        assertThat(as(colleague, OPINIONS::asked)).isEmpty();
        Opinion given = as(officer, () -> OPINIONS.of(file.publicId())).get(0);
        assertThat(given.answer()).isEqualTo(Answer.DOUBT);
        assertThat(given.text()).isEqualTo("合同写的是行政岗位");
        assertThat(given.answeredAt()).isEqualTo(CLOCK.instant());
        assertThat(given.open()).isFalse();
    }

    @Test
    void whoever_works_at_the_same_desk_and_is_not_bound_to_the_file_can_be_asked() {
        Actor manager = inOffice(agency, Role.AGENCY_MANAGER);
        Actor elsewhere = inOffice(agency(), Role.AGENCY_REVIEWER);
        Actor bound = inOffice(agency, Role.AGENCY_REVIEWER);
        JDBI.useHandle(handle -> handle.execute(
                "insert into account.tie (public_id, account_id, kind, person_id, label, declared_at) values (?, ?, 'PERSON', ?, 'x', now())",
                PublicId.next(),
                bound.accountId(),
                file.personId()));
        assertThat(as(officer, () -> OPINIONS.colleagues(file.publicId())))
                .as("not in hand")
                .isEmpty();
        claim();

        assertThat(as(officer, () -> OPINIONS.colleagues(file.publicId())))
                .extracting(Officer::publicId)
                .containsExactly(colleague.publicId());
        for (Actor other : List.of(manager, elsewhere, bound, officer)) {
            assertThat(codes(() -> ask(other, null))).containsExactly("NOT_FOUND");
        }
    }

    @Test
    void nobody_asks_about_a_file_that_is_not_in_hand_nor_without_a_question_nor_for_a_day_gone_by() {
        assertThat(codes(() -> ask(colleague, null))).containsExactly("NOT_IN_HAND");
        claim();
        assertThat(codes(() -> as(officer, () -> {
                    OPINIONS.ask(file.publicId(), colleague.publicId(), "  ", null);
                    return null;
                })))
                .containsExactly("QUESTION_REQUIRED");
        assertThat(codes(() -> ask(colleague, today().minusDays(1)))).containsExactly("DAY_PAST");
        ask(colleague, null);
        assertThat(codes(() -> ask(colleague, null))).containsExactly("OPINION_ASKED");
        assertThat(count(
                        "application.opinion o join application.application a on a.id = o.application_id where a.public_id = ?",
                        file.publicId()))
                .isEqualTo(1);
    }

    @Test
    void only_who_is_asked_answers_once_and_a_doubt_says_why() {
        claim();
        ask(colleague, null);

        assertThat(codes(() -> answer(officer, Answer.AGREE, null))).containsExactly("OPINION_OVER");
        assertThat(codes(() -> answer(colleague, null, null))).containsExactly("ANSWER_REQUIRED");
        assertThat(codes(() -> answer(colleague, Answer.DOUBT, " "))).containsExactly("REASON_REQUIRED");
        answer(colleague, Answer.AGREE, null);
        assertThat(codes(() -> answer(colleague, Answer.AGREE, null))).containsExactly("OPINION_OVER");
    }

    @Test
    void a_file_is_decided_without_the_answer_and_then_the_question_is_over() {
        claim();
        ask(colleague, null);

        as(officer, () -> {
            REVIEWS.passInitial(file.publicId(), null);
            return null;
        });

        assertThat(as(colleague, OPINIONS::asked)).isEmpty();
        assertThat(codes(() -> answer(colleague, Answer.AGREE, null))).containsExactly("OPINION_OVER");
        assertThat(as(officer, () -> OPINIONS.of(file.publicId())))
                .singleElement()
                .satisfies(opinion -> assertThat(opinion.open()).isFalse());
    }

    @Test
    void another_agency_sees_no_opinion_and_who_became_bound_is_asked_no_more() {
        claim();
        ask(colleague, null);
        Actor stranger = inOffice(agency(), Role.AGENCY_REVIEWER);
        Actor bound = new Actor(
                colleague.accountId(),
                colleague.publicId(),
                colleague.name(),
                colleague.roles(),
                null,
                agency,
                new Ties(Set.of(file.personId()), Set.of()));

        assertThat(as(stranger, () -> OPINIONS.of(file.publicId()))).isEmpty();
        assertThat(as(bound, OPINIONS::asked)).isEmpty();
        assertThat(as(bound, () -> OPINIONS.of(file.publicId()))).isEmpty();
    }

    private void claim() {
        file.claim(JDBI, officer.accountId(), officer.name(), CLOCK.instant());
    }

    private void ask(Actor whom, LocalDate by) {
        as(officer, () -> {
            OPINIONS.ask(file.publicId(), whom.publicId(), QUESTION, by);
            return null;
        });
    }

    private void answer(Actor by, Answer answer, String text) {
        as(by, () -> {
            OPINIONS.answer(file.publicId(), answer, text);
            return null;
        });
    }

    private static List<String> codes(Runnable work) {
        return refused(work).stream().map(Finding::code).toList();
    }

    private LaidFile lay() {
        return LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                Status.UNDER_INITIAL_REVIEW,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
    }

    /** An officer who has an account. */
    private static Actor inOffice(long agency, Role role) {
        UUID publicId = PublicId.next();
        String name = "审查员" + next();
        long id = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        with opened as (
                            insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                            values (nextval('account.account_seq'), :id, :name, :email, 'zh-CN', true, now()) returning id
                        )
                        insert into account.account_role (account_id, role, agency_id)
                        select id, :role, :agency from opened returning account_id
                        """)
                .bind("id", publicId)
                .bind("name", name)
                .bind("email", publicId + "@desk.example")
                .bind("role", role.name())
                .bind("agency", agency)
                .mapTo(Long.class)
                .one());
        return new Actor(id, publicId, name, Set.of(role), null, agency);
    }
}
