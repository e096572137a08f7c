package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** What people are told of a move fills every gap of the letter, and nobody is told of what is not theirs to know. */
class NoticesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final UUID APPLICATION = UUID.fromString("01935000-0000-7000-8000-000000000003");
    private static final Person PERSON = new Person(
            1,
            APPLICATION,
            "欧阳测试",
            "F",
            LocalDate.of(1985, 5, 5),
            "999999********0024",
            "a@b.example",
            "13900001111",
            Locale.ENGLISH,
            null);
    private static final List<ReasonGiven> REASONS =
            List.of(new ReasonGiven("employer.name", ReasonCode.SEAL_ILLEGIBLE, "公章不清晰"));

    /** What the applicant is told of, and by what; of nothing else. */
    private static final Map<Action, NoticeType> TOLD = Map.of(
            Action.SUBMIT, NoticeType.APPLICATION_RECEIVED,
            Action.RETURN, NoticeType.APPLICATION_RETURNED,
            Action.REFUSE_INITIAL, NoticeType.APPLICATION_REFUSED,
            Action.REFUSE_FINAL, NoticeType.APPLICATION_REFUSED,
            Action.REJECT, NoticeType.APPLICATION_REFUSED,
            Action.APPROVE, NoticeType.APPLICATION_APPROVED,
            Action.WITHDRAW, NoticeType.APPLICATION_WITHDRAWN,
            Action.LAPSE, NoticeType.APPLICATION_LAPSED);

    @ParameterizedTest
    @EnumSource(Action.class)
    void an_applicant_is_told_of_what_concerns_the_applicant(Action action) {
        assertThat(MoveNotices.notice(action).orElse(null)).isEqualTo(TOLD.get(action));
    }

    @Test
    void every_letter_is_filled_by_the_move_that_sends_it() {
        for (Action action : TOLD.keySet()) {
            for (ApplicationKind kind : ApplicationKind.values()) {
                boolean clock = action == Action.SUBMIT || action == Action.RETURN;
                boolean reasoned = TOLD.get(action) == NoticeType.APPLICATION_REFUSED || action == Action.RETURN;
                Notice notice = new MoveNotices(null, null)
                        .notice(
                                TOLD.get(action),
                                PERSON,
                                kind,
                                APPLICATION,
                                "SL202600000001",
                                clock ? LocalDate.of(2026, 11, 30) : null,
                                reasoned ? REASONS : List.of());
                for (Texts texts : List.of(Texts.of(Texts.CHINESE), Texts.of(Texts.ENGLISH))) {
                    for (String part : List.of(".subject", ".body")) {
                        String template = texts.get(notice.type() + part);
                        assertThat(template).as(notice.type() + part).doesNotEndWith(part);
                        assertThat(notice.values().keySet()).as(action + part).containsAll(placeholders(template));
                        assertThat(texts.get(notice.type() + part, notice.values()))
                                .doesNotContain("–", "{");
                    }
                }
            }
        }
    }

    @Test
    void whoever_is_revoked_is_told_why_until_when_and_what_cannot_be_approved_any_more() {
        Registration registration = new Registration(
                APPLICATION,
                1,
                "20240000001",
                PracticeCategory.CHEMICAL,
                "x",
                "x",
                7,
                LocalDate.of(2024, 6, 1),
                LocalDate.of(2029, 5, 31),
                Standing.REVOKED,
                LocalDate.of(2026, 11, 26),
                "R23",
                null);
        Notice notice = RevocationNotice.of(
                PERSON,
                APPLICATION,
                registration,
                RevocationGround.LENDING,
                LocalDate.of(2031, 11, 26),
                List.of(new OpenFile("SL202600000001", ApplicationKind.REISSUE)));
        Texts texts = Texts.of(Texts.ENGLISH);
        String mail = texts.get("REGISTRATION_REVOKED.subject", notice.values())
                + texts.get("REGISTRATION_REVOKED.body", notice.values());
        assertThat(mail)
                .contains("20240000001", "2026-11-26", "2031-11-26", "R23", "SL202600000001", "no longer be approved")
                .doesNotContain("–", "{");
    }

    @Test
    void a_letter_goes_to_the_applicant_in_the_applicants_language_about_the_application() {
        Notice notice = new MoveNotices(null, null)
                .notice(
                        NoticeType.APPLICATION_RETURNED,
                        PERSON,
                        ApplicationKind.INITIAL,
                        APPLICATION,
                        "SL202600000001",
                        null,
                        REASONS);
        assertThat(notice.email()).isEqualTo("a@b.example");
        assertThat(notice.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(notice.subject()).isEqualTo(APPLICATION);
        assertThat(notice.values().get("link")).endsWith("/applicant/apply.xhtml?id=" + APPLICATION);
        assertThat(notice.values().values()).noneMatch(value -> value.contains(PERSON.maskedIdNumber()));
    }

    @Test
    void a_reason_is_told_with_the_rule_behind_it_in_the_applicants_language() {
        Notice notice = new MoveNotices(null, null)
                .notice(
                        NoticeType.APPLICATION_REFUSED,
                        PERSON,
                        ApplicationKind.INITIAL,
                        APPLICATION,
                        "SL202600000001",
                        null,
                        REASONS);
        assertThat(notice.values().get("reasons"))
                .isEqualTo("· 公章不清晰 (basis " + Texts.of(Texts.ENGLISH).get("rule.V16") + ")");
    }

    @Test
    void every_letter_about_an_application_is_sent_by_some_move_by_an_arrival_or_by_a_clock() {
        Set<NoticeType> sent = EnumSet.copyOf(TOLD.values());
        sent.add(NoticeType.READY_FOR_COLLECTION);
        sent.add(NoticeType.COPY_MADE_AGAIN);
        sent.add(NoticeType.REGISTRATION_REVOKED);
        sent.addAll(EnumSet.of(
                NoticeType.CORRECTION_DUE,
                NoticeType.REGISTRATION_ENDS,
                NoticeType.RENEWAL_CLOSES,
                NoticeType.INITIAL_CLOSES));
        List<NoticeType> aboutApplications = new ArrayList<>(Arrays.asList(NoticeType.values()));
        aboutApplications.removeAll(EnumSet.of(
                NoticeType.ACCOUNT_LINK,
                NoticeType.ACCOUNT_EXISTS,
                NoticeType.ADDRESS_TAKEN,
                NoticeType.CODE_ISSUED,
                NoticeType.OWN_DATA_EXPORTED,
                NoticeType.EXPORT_ASKED,
                NoticeType.EXPORT_GRANTED,
                NoticeType.EXPORT_REFUSED,
                NoticeType.OPINION_ASKED,
                NoticeType.EMPLOYMENT_DISPUTED,
                NoticeType.DEPARTURE_REPORTED,
                NoticeType.DEPARTURE_DENIED,
                NoticeType.EDUCATION_DISPUTED,
                NoticeType.EDUCATION_ANSWERED,
                NoticeType.NEW_NAME_GRANTED,
                NoticeType.NEW_NAME_REFUSED,
                NoticeType.EMPLOYER_RENAMED,
                NoticeType.STAFF_ACCOUNT_LINK,
                NoticeType.EMPLOYER_ADDRESS_CHECK,
                NoticeType.EMPLOYER_ACCOUNT_LINK,
                NoticeType.EMPLOYER_ACCOUNT_REFUSED,
                NoticeType.PASSWORD_RESET,
                NoticeType.SECOND_FACTOR_RESET));
        assertThat(sent).containsExactlyInAnyOrderElementsOf(aboutApplications);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
