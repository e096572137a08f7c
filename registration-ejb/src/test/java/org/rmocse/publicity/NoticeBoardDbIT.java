package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.account.LastProof;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

class NoticeBoardDbIT extends ActorDatabaseTest {

    /** 10:00 on the 23rd where the officials are. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private static final int ALL = Integer.MAX_VALUE;
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final NoticeBoard BOARD = new NoticeBoard(
            JDBI, CLOCK, Acting.current(Acting.directory(JDBI, new People(JDBI, ENCRYPTION, AUDIT))), AUDIT);

    private final Actor administrator = administrator();
    private final String title = "虚构通知" + next();

    @BeforeEach
    void begin() {
        CLOCK.moveTo(MONDAY);
        inTransaction(() -> JDBI.useHandle(handle -> handle.execute("delete from publicity.notice")));
    }

    @Test
    void those_in_force_are_read_by_anybody_the_latest_first_even_of_one_moment() {
        UUID first = publish(draft(title, null));
        UUID second = publish(draft(title + "乙", null));
        CLOCK.moveTo(MONDAY.plusSeconds(60));
        UUID third = publish(draft(title + "丙", "2026-11-23"));
        assertThat(BOARD.inForce(ALL)).extracting(PublicNotice::publicId).containsExactly(third, second, first);
        assertThat(BOARD.inForce(2)).extracting(PublicNotice::publicId).containsExactly(third, second);
        assertThat(BOARD.find(third)).hasValueSatisfying(notice -> {
            assertThat(notice.publishedAt()).isEqualTo(MONDAY.plusSeconds(60));
            assertThat(notice.correctedAt()).isNull();
            assertThat(notice.text().validUntil()).isEqualTo(LocalDate.of(2026, 11, 23));
        });
        assertThat(BOARD.find(PublicId.next())).isEmpty();
    }

    @Test
    void no_more_than_a_hundred_are_listed() {
        IntStream.range(0, 101).forEach(i -> publish(draft(title + i, null)));
        assertThat(BOARD.inForce(ALL)).hasSize(100);
        assertThat(BOARD.inForce(ALL).get(0).text().titleZh()).isEqualTo(title + 100);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T15:59:59Z, IN_FORCE", // the last second of the 25th in the officials' zone
        "2026-11-25T16:00:00Z, ENDED",
        "2027-11-25T16:00:00Z, ENDED"
    })
    void is_in_force_to_the_end_of_its_last_day_and_can_be_read_after_it(Instant moment, NoticeState state) {
        UUID notice = publish(draft(title, "2026-11-25"));
        CLOCK.moveTo(moment);
        assertThat(BOARD.inForce(ALL)).hasSize(state == NoticeState.IN_FORCE ? 1 : 0);
        assertThat(BOARD.find(notice)).map(PublicNotice::state).hasValue(state);
    }

    @Test
    void a_withdrawn_one_is_no_longer_there_for_the_public_and_stays_withdrawn() {
        UUID notice = publish(draft(title, null));
        CLOCK.moveTo(MONDAY.plusSeconds(3600));
        does(() -> BOARD.withdraw(notice, 0));
        assertThat(BOARD.inForce(ALL)).isEmpty();
        assertThat(BOARD.find(notice)).isEmpty();
        KeptNotice kept = as(administrator, () -> BOARD.file(notice));
        assertThat(kept.notice().state()).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(kept.withdrawnAt()).isEqualTo(MONDAY.plusSeconds(3600));
        assertThat(kept.withdrawnBy()).isEqualTo(administrator.name());
        Finding told = Finding.of("NOTICE_CHANGED", null).having(administrator.name(), "2026-11-23 11:00:00");
        assertThat(refused(() -> BOARD.correct(notice, 1, draft(title, null)))).containsExactly(told);
        assertThat(refused(() -> BOARD.withdraw(notice, 1))).containsExactly(told);
    }

    @Test
    void a_corrected_one_keeps_its_day_of_publication_and_the_trail_what_it_said() {
        UUID notice = publish(draft(title, "2026-12-31"));
        CLOCK.moveTo(MONDAY.plusSeconds(86_400));
        Actor other = administrator();
        assertThat(outcome(other, () -> BOARD.correct(notice, 0, draft(title + "（更正）", "2026-11-23"))))
                .isEqualTo("done");
        KeptNotice kept = as(administrator, () -> BOARD.file(notice));
        assertThat(kept.notice().text().titleZh()).isEqualTo(title + "（更正）");
        assertThat(kept.notice().publishedAt()).isEqualTo(MONDAY);
        assertThat(kept.notice().correctedAt()).isEqualTo(MONDAY.plusSeconds(86_400));
        assertThat(kept.notice().state()).isEqualTo(NoticeState.ENDED);
        assertThat(kept.author()).isEqualTo(administrator.name());
        assertThat(kept.correctedBy()).isEqualTo(other.name());
        assertThat(kept.version()).isEqualTo(1);
        assertThat(AUDIT.of(notice))
                .satisfiesExactly(
                        published -> {
                            assertThat(published.action()).isEqualTo("notice.published");
                            assertThat(published.actorName()).isEqualTo(administrator.name());
                        },
                        corrected -> {
                            assertThat(corrected.action()).isEqualTo("notice.corrected");
                            assertThat(corrected.actorName()).isEqualTo(other.name());
                            assertThat(corrected.detail())
                                    .contains(title, "第一段", "2026-12-31")
                                    .doesNotContain("（更正）");
                        });
    }

    @Test
    void nobody_overwrites_what_another_corrected_meanwhile() {
        UUID notice = publish(draft(title, null));
        does(() -> BOARD.correct(notice, 0, draft(title + "甲", null)));
        Finding told = Finding.of("NOTICE_CHANGED", null).having(administrator.name(), "2026-11-23 10:00:00");
        assertThat(refused(() -> BOARD.correct(notice, 0, draft(title + "乙", null))))
                .containsExactly(told);
        assertThat(refused(() -> BOARD.withdraw(notice, 0))).containsExactly(told);
        assertThat(BOARD.find(notice).orElseThrow().text().titleZh()).isEqualTo(title + "甲");
    }

    @Test
    void of_two_administrators_at_once_one_corrects_it() throws Exception {
        UUID notice = publish(draft(title, null));
        List<Object> outcomes = AtOnce.run(List.of(
                () -> outcome(administrator(), () -> BOARD.correct(notice, 0, draft(title + "甲", null))),
                () -> outcome(administrator(), () -> BOARD.withdraw(notice, 0))));
        assertThat(outcomes).hasSize(2).containsOnlyOnce("done");
        assertThat(as(administrator, () -> BOARD.file(notice)).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "titleZh, null, REQUIRED, null, null",
                "titleZh, '  ', REQUIRED, null, null",
                "titleZh, 121, TOO_LONG, 121, 120",
                "bodyZh, null, REQUIRED, null, null",
                "bodyZh, '  ', REQUIRED, null, null",
                "bodyZh, 10001, TOO_LONG, 10001, 10000",
                "titleEn, null, REQUIRED, null, null",
                "titleEn, 121, TOO_LONG, 121, 120",
                "bodyEn, null, REQUIRED, null, null",
                "bodyEn, 10001, TOO_LONG, 10001, 10000",
                "validUntil, 2026-02-30, DATE_INVALID, null, null",
                "validUntil, 31.12.2026, DATE_INVALID, null, null",
                "validUntil, +12026-01-01, DATE_INVALID, null, null",
                "validUntil, 2026-11-22, NOTICE_ENDS_EARLY, 2026-11-22, 2026-11-23"
            })
    void what_is_wrong_is_told_at_its_field_and_nothing_is_kept(
            String field, String typed, String code, String have, String need) {
        UUID standing = publish(draft(title, null));
        Map<String, String> before = DatabaseState.of(JDBI);
        String value = typed != null && typed.matches("\\d+") ? "长".repeat(Integer.parseInt(typed)) : typed;
        NoticeDraft draft = new NoticeDraft(
                field.equals("titleZh") ? value : title,
                field.equals("bodyZh") ? value : "正文",
                field.equals("titleEn") ? value : "Title",
                field.equals("bodyEn") ? value : "Text",
                field.equals("validUntil") ? value : null);
        Finding expected = new Finding(code, field, null, have, need, null);
        assertThat(refused(() -> BOARD.preview(null, draft))).containsExactly(expected);
        assertThat(refused(() -> BOARD.publish(draft))).containsExactly(expected);
        assertThat(refused(() -> BOARD.correct(standing, 0, draft))).containsExactly(expected);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void nothing_is_published_or_corrected_at_a_desk_that_was_left_open() {
        UUID standing = publish(draft(title, null));
        Map<String, String> before = DatabaseState.of(JDBI);
        NoticeBoard left = new NoticeBoard(
                JDBI,
                CLOCK,
                Acting.proving(
                        Acting.directory(JDBI, new People(JDBI, ENCRYPTION, AUDIT)), new LastProof(), policy, CLOCK),
                AUDIT);
        for (Runnable deed : List.<Runnable>of(
                () -> left.publish(draft(title, null)), () -> left.correct(standing, 0, draft(title, null)))) {
            assertThatThrownBy(() -> inTransaction(deed))
                    .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                            .extracting(Finding::code)
                            .containsExactly("PROOF_NEEDED"));
        }
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(refused(() -> BOARD.publish(new NoticeDraft(null, null, null, "Text", "soon"))))
                .extracting(Finding::code, Finding::field)
                .containsExactly(
                        tuple("REQUIRED", "titleZh"),
                        tuple("REQUIRED", "bodyZh"),
                        tuple("REQUIRED", "titleEn"),
                        tuple("DATE_INVALID", "validUntil"));
    }

    @Test
    void what_is_as_long_as_may_be_is_kept_in_both_languages() {
        UUID notice = publish(new NoticeDraft(
                "长".repeat(120), "长".repeat(10_000), "t".repeat(120), "t".repeat(10_000), "2026-11-23"));
        assertThat(BOARD.find(notice).orElseThrow().text().all())
                .extracting(words -> words.title().length())
                .containsExactly(120, 120);
    }

    @Test
    void blank_lines_part_paragraphs_and_the_text_stays_as_it_was_typed() {
        NoticeText text = as(
                administrator,
                () -> BOARD.preview(
                        null,
                        new NoticeDraft(
                                " 一\r\n 二 ", "\r\n甲<b>乙</b>\r\n丙\r\n \u3000\r\n\r\n\r\n丁\r\n", " ", "\n", " ")));
        assertThat(text.words(Texts.CHINESE)).isEqualTo(new NoticeWords("zh-CN", "一 二", List.of("甲<b>乙</b>\n丙", "丁")));
        assertThat(text.words(Texts.ENGLISH)).as("where there is no English").isEqualTo(text.words(Texts.CHINESE));
        assertThat(text.all()).hasSize(1);
        assertThat(text.validUntil()).isNull();
        assertThat(BOARD.inForce(ALL)).as("a preview is not kept").isEmpty();
    }

    @Test
    void is_read_in_english_where_it_was_written_in_english() {
        NoticeText text =
                as(administrator, () -> BOARD.preview(null, new NoticeDraft(title, "正文", "Title", "One\n\nTwo", null)));
        assertThat(text.words(Texts.ENGLISH)).isEqualTo(new NoticeWords("en", "Title", List.of("One", "Two")));
        assertThat(text.words(Texts.CHINESE)).isEqualTo(new NoticeWords("zh-CN", title, List.of("正文")));
    }

    @Test
    void a_long_list_goes_on_where_it_was_cut() {
        IntStream.range(0, 101).forEach(i -> publish(draft(title + i, null)));
        List<UUID> seen = new ArrayList<>();
        UUID after = null;
        int pages = 0;
        do {
            UUID from = after;
            KeptNotices page = as(administrator, () -> BOARD.list(from));
            page.notices().forEach(one -> seen.add(one.notice().publicId()));
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(101).doesNotHaveDuplicates();
    }

    @Test
    void one_that_is_not_there_is_not_found() {
        UUID nothing = PublicId.next();
        Finding told = Finding.of("NOT_FOUND", null);
        assertThat(refused(() -> BOARD.file(nothing))).containsExactly(told);
        assertThat(refused(() -> BOARD.correct(nothing, 0, draft(title, null)))).containsExactly(told);
        assertThat(refused(() -> BOARD.withdraw(nothing, 0))).containsExactly(told);
        assertThat(refused(() -> BOARD.preview(nothing, draft(title, null)))).containsExactly(told);
    }

    @Test
    void the_public_reads_and_the_system_administrator_alone_writes() {
        List<Method> actions = Arrays.stream(NoticeBoard.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        assertThat(actions)
                .filteredOn(method -> method.isAnnotationPresent(PermitAll.class))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("inForce", "find");
        assertThat(actions)
                .filteredOn(method -> !method.isAnnotationPresent(PermitAll.class))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(
                                method.getAnnotation(RolesAllowed.class).value())
                        .containsExactly(RoleNames.SYSTEM_ADMINISTRATOR));
    }

    @Test
    void the_database_itself_refuses_half_a_language() {
        UUID notice = publish(draft(title, null));
        assertThatThrownBy(() -> inTransaction(() -> JDBI.useHandle(handle ->
                        handle.execute("update publicity.notice set title_en = 'Title' where public_id = ?", notice))))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    private static NoticeDraft draft(String title, String validUntil) {
        return new NoticeDraft(title, "第一段\n\n第二段", null, null, validUntil);
    }

    private UUID publish(NoticeDraft draft) {
        return as(administrator, () -> BOARD.publish(draft));
    }

    private void does(Runnable deed) {
        does(administrator, deed);
    }

    private List<Finding> refused(Runnable deed) {
        return refused(administrator, deed);
    }

    private static Actor administrator() {
        long n = next();
        return new Actor(n, PublicId.next(), "管理员" + n, Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
    }
}
