package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.certificate.ReportedDepartures;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Ties;

/** What an employer says of employments that open files name: beside the stamped form, and deciding nothing (D18). */
class EmploymentsDbIT extends ProcessDatabaseTest {

    private static final Employments EMPLOYMENTS =
            new Employments(JDBI, CLOCK, CURRENT, ACCOUNTS, NOTIFICATIONS, AUDIT);
    private static final EmployersWords WORDS = new EmployersWords(JDBI, CURRENT, new ReportedDepartures(JDBI));
    private static final List<Finding> NOT_FOUND = List.of(Finding.of("NOT_FOUND", null));

    private final long agency = agency();
    private final String employer = code();
    private final Actor contact = contact(employer);
    private final Actor officer = Staff.reviewer(JDBI, agency);

    @Test
    void the_employer_that_is_named_sees_what_it_can_answer_for_and_nothing_else() {
        LaidFile file = filed(Status.SUBMITTED);
        assertThat(as(contact, () -> EMPLOYMENTS.list(null)).employments())
                .containsExactly(new Employment(
                        file.publicId(),
                        ApplicationKind.INITIAL,
                        "测试",
                        "安全工程师",
                        LocalDate.of(2024, 1, 1),
                        null,
                        true,
                        MONDAY,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(as(contact(code()), () -> EMPLOYMENTS.list(null)).employments())
                .isEmpty();
        assertThat(refusedBy(contact(code()), () -> EMPLOYMENTS.get(file.publicId())))
                .isEqualTo(NOT_FOUND);
        assertThat(refusedBy(contact(code()), () -> confirm(file))).isEqualTo(NOT_FOUND);
        assertThat(as(officer, () -> WORDS.of(file.publicId()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void only_what_lies_on_a_desk_can_be_answered_about(Status status) {
        LaidFile file = filed(status);
        if (status.isOpen() && status != Status.RETURNED) {
            as(contact, () -> confirm(file));
            assertThat(as(contact, () -> EMPLOYMENTS.get(file.publicId())).answer())
                    .isEqualTo(EmploymentAnswer.CONFIRMED);
        } else {
            assertThat(refusedBy(contact, () -> confirm(file))).isEqualTo(NOT_FOUND);
            assertThat(as(contact, () -> EMPLOYMENTS.list(null)).employments()).isEmpty();
        }
        assertThat(statusOf(file)).isEqualTo(status.name());
    }

    @Test
    void a_dispute_needs_a_reason_and_words_and_an_answer_may_be_changed_each_one_kept() {
        LaidFile file = filed(Status.UNDER_INITIAL_REVIEW);
        assertThat(refusedBy(contact, () -> answer(file, null, null, null)))
                .containsExactly(Finding.of("ANSWER_REQUIRED", "answer"));
        assertThat(refusedBy(contact, () -> answer(file, EmploymentAnswer.DISPUTED, null, "x")))
                .containsExactly(Finding.of("REASON_REQUIRED", "ground"));
        assertThat(refusedBy(contact, () -> answer(file, EmploymentAnswer.DISPUTED, DisputeGround.LEFT, " ")))
                .containsExactly(Finding.of("REASON_TEXT_REQUIRED", "words"));
        as(contact, () -> confirm(file));
        CLOCK.moveTo(MONDAY.plusSeconds(60));
        String number = someIdNumber(LocalDate.of(1988, 2, 3)).value();
        as(contact, () -> answer(file, EmploymentAnswer.DISPUTED, DisputeGround.LEFT, " 已离职，证件 " + number));
        List<EmployersWord> said = as(officer, () -> WORDS.of(file.publicId()));
        assertThat(said).hasSize(2);
        assertThat(said.get(0).answer()).isEqualTo(EmploymentAnswer.DISPUTED);
        assertThat(said.get(0).ground()).isEqualTo(DisputeGround.LEFT);
        assertThat(said.get(0).words()).startsWith("已离职").doesNotContain(number);
        assertThat(said.get(0).by()).isEqualTo(contact.name());
        assertThat(said.get(1).answer()).isEqualTo(EmploymentAnswer.CONFIRMED);
        assertThat(as(contact, () -> EMPLOYMENTS.list(null)).unanswered()).isZero();
        assertThat(AUDIT.of(file.publicId()))
                .extracting(entry -> entry.action())
                .containsExactly("application.employment_CONFIRMED", "application.employment_DISPUTED");
    }

    @Test
    void who_has_the_file_in_hand_is_told_of_a_dispute_and_nobody_of_a_confirmation() {
        LaidFile file = filed(Status.UNDER_INITIAL_REVIEW);
        file.claim(JDBI, officer.accountId(), officer.name(), MONDAY);
        as(contact, () -> confirm(file));
        assertThat(mails(file)).isEmpty();
        as(contact, () -> answer(file, EmploymentAnswer.DISPUTED, DisputeGround.NEVER_EMPLOYED, "查无此人"));
        assertThat(mails(file)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("EMPLOYMENT_DISPUTED", "从未在本单位工作", "/agency/review.xhtml?id=" + file.publicId())
                .doesNotContain("查无此人"));
        LaidFile inNoHand = filed(Status.REPORTED);
        as(contact, () -> answer(inNoHand, EmploymentAnswer.DISPUTED, DisputeGround.OTHER, "说明"));
        assertThat(mails(inNoHand)).isEmpty();
    }

    @Test
    void a_dispute_is_marked_in_the_queue_until_it_is_taken_back_and_for_those_only_who_may_see_the_file() {
        LaidFile file = filed(Status.SUBMITTED);
        LaidFile other = filed(Status.SUBMITTED);
        as(contact, () -> answer(file, EmploymentAnswer.DISPUTED, DisputeGround.LEFT, "已离职"));
        List<UUID> both = List.of(file.publicId(), other.publicId());
        assertThat(as(officer, () -> WORDS.disputed(both))).containsExactly(file.publicId());
        Actor elsewhere = Staff.reviewer(JDBI, agency());
        assertThat(as(elsewhere, () -> WORDS.disputed(both))).isEmpty();
        assertThat(as(elsewhere, () -> WORDS.of(file.publicId()))).isEmpty();
        Actor tied = new Actor(
                officer.accountId(),
                officer.publicId(),
                officer.name(),
                officer.roles(),
                null,
                agency,
                new Ties(Set.of(), Set.of(employer)));
        assertThat(as(tied, () -> WORDS.of(file.publicId()))).isEmpty();
        as(contact, () -> confirm(file));
        assertThat(as(officer, () -> WORDS.disputed(both))).isEmpty();
    }

    @Test
    void the_applicant_learns_that_the_employer_answered_but_neither_who_nor_in_which_words() {
        LaidFile file = filed(Status.SUBMITTED);
        Actor applicant = new Actor(next(), PublicId.next(), "本人", Set.of(Role.APPLICANT), file.personId(), null);
        Actor another = new Actor(next(), PublicId.next(), "他人", Set.of(Role.APPLICANT), next(), null);
        assertThat(as(applicant, () -> WORDS.ofOwn(file.publicId()))).isEmpty();
        as(contact, () -> answer(file, EmploymentAnswer.DISPUTED, DisputeGround.LEFT, "已离职"));
        assertThat(as(applicant, () -> WORDS.ofOwn(file.publicId()))).hasValueSatisfying(word -> {
            assertThat(word.answer()).isEqualTo(EmploymentAnswer.DISPUTED);
            assertThat(word.at()).isEqualTo(MONDAY);
            assertThat(word.words()).isNull();
            assertThat(word.by()).isNull();
        });
        assertThat(as(another, () -> WORDS.ofOwn(file.publicId()))).isEmpty();
    }

    @Test
    void what_was_said_before_the_applicant_changed_the_employment_is_marked_and_of_another_employer_is_gone() {
        LaidFile file = filed(Status.SUBMITTED);
        as(contact, () -> confirm(file));
        assertThat(as(officer, () -> WORDS.of(file.publicId())).get(0).outdated())
                .isFalse();
        JDBI.useHandle(handle -> handle.execute(
                "update application.section set saved_at = saved_at + interval '1 hour' where application_id = ?",
                file.id()));
        assertThat(as(officer, () -> WORDS.of(file.publicId())).get(0).outdated())
                .isTrue();
        JDBI.useHandle(handle ->
                handle.execute("update application.application set employer_code = ? where id = ?", code(), file.id()));
        assertThat(as(officer, () -> WORDS.of(file.publicId()))).isEmpty();
    }

    @Test
    void a_long_list_goes_on_where_it_was_cut_the_unanswered_first() {
        List<LaidFile> files =
                IntStream.range(0, 104).mapToObj(i -> filed(Status.SUBMITTED)).toList();
        files.subList(0, 3).forEach(file -> as(contact, () -> confirm(file)));
        List<Employment> seen = new ArrayList<>();
        UUID after = null;
        do {
            UUID from = after;
            EmploymentPart part = as(contact, () -> EMPLOYMENTS.list(from));
            assertThat(part.unanswered()).isEqualTo(101);
            seen.addAll(part.employments());
            after = part.next();
        } while (after != null);
        assertThat(seen).extracting(Employment::application).hasSize(104).doesNotHaveDuplicates();
        assertThat(seen.subList(101, 104))
                .allSatisfy(one -> assertThat(one.answer()).isNotNull());
    }

    private LaidFile filed(Status status) {
        LaidFile file = LaidFile.lay(JDBI, ApplicationKind.INITIAL, status, next(), agency, MONDAY, Map.of());
        JDBI.useHandle(handle -> {
            handle.execute("update application.application set employer_code = ? where id = ?", employer, file.id());
            handle.execute(
                    """
                    insert into application.section (application_id, step, schema_version, data, saved_at)
                    select id, 'EMPLOYER', 1, '{"post": "安全工程师", "contractFrom": "2024-01-01", "openEnded": true, "phone": "010-1"}',
                           created_at from application.application where id = ?
                    """,
                    file.id());
            if (status == Status.REPORTED) {
                handle.execute("update application.application set report_batch_id = 1 where id = ?", file.id());
            }
        });
        return file;
    }

    private static String confirm(LaidFile file) {
        return answer(file, EmploymentAnswer.CONFIRMED, null, null);
    }

    private static String answer(LaidFile file, EmploymentAnswer answer, DisputeGround ground, String words) {
        EMPLOYMENTS.answer(file.publicId(), answer, ground, words);
        return "done";
    }

    private static List<Finding> refusedBy(Actor actor, java.util.concurrent.Callable<?> deed) {
        return refused(() -> as(actor, deed));
    }

    private static String statusOf(LaidFile file) {
        return strings("select status from application.application where id = ?", file.id())
                .get(0);
    }

    private static List<String> mails(LaidFile file) {
        return strings("select type || details::text from notification.outbox where subject_id = ?", file.publicId());
    }

    private static String code() {
        return SampleNumbers.creditCode(77_000_000 + (int) next()).value();
    }

    private static Actor contact(String employer) {
        long n = next();
        return new Actor(n, PublicId.next(), "联系人" + n, Set.of(Role.EMPLOYER), null, null).ofEmployer(employer);
    }
}
