package org.rmocse.publicity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;

/** What a notice must be to go on the board: in Chinese, whole in each language, short enough, and not over before it begins. */
final class NoticeRule {

    static final int LONGEST_TITLE = 120;
    static final int LONGEST_BODY = 10_000;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LINE_END = Pattern.compile("[ \\t\\u3000]*\\r?\\n|\\r");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{2,}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private NoticeRule() {}

    /**
     * All that is wrong with a draft, in the order of its fields.
     *
     * @param publishedOn the day it was or would be published
     */
    static List<Finding> findings(NoticeDraft draft, LocalDate publishedOn) {
        List<Finding> findings = new ArrayList<>();
        boolean english =
                !title(draft.titleEn()).isEmpty() || !body(draft.bodyEn()).isEmpty();
        check(title(draft.titleZh()), "titleZh", true, LONGEST_TITLE).ifPresent(findings::add);
        check(body(draft.bodyZh()), "bodyZh", true, LONGEST_BODY).ifPresent(findings::add);
        check(title(draft.titleEn()), "titleEn", english, LONGEST_TITLE).ifPresent(findings::add);
        check(body(draft.bodyEn()), "bodyEn", english, LONGEST_BODY).ifPresent(findings::add);
        checkLastDay(draft, publishedOn).ifPresent(findings::add);
        return findings;
    }

    /** The text of a draft nothing is wrong with: a title is one line, a body's paragraphs are parted by one blank line. */
    static NoticeText text(NoticeDraft draft) {
        String titleEn = title(draft.titleEn());
        return new NoticeText(
                title(draft.titleZh()),
                body(draft.bodyZh()),
                titleEn.isEmpty() ? null : titleEn,
                titleEn.isEmpty() ? null : body(draft.bodyEn()),
                day(draft.validUntil()).orElse(null));
    }

    private static Optional<Finding> check(String text, String field, boolean needed, int most) {
        if (text.isEmpty()) {
            return needed ? Optional.of(Finding.of("REQUIRED", field)) : Optional.empty();
        }
        return text.length() > most
                ? Optional.of(Finding.of("TOO_LONG", field).having(text.length(), most))
                : Optional.empty();
    }

    private static Optional<Finding> checkLastDay(NoticeDraft draft, LocalDate publishedOn) {
        Optional<LocalDate> last = day(draft.validUntil());
        if (last.isEmpty()) {
            return typed(draft.validUntil()).isEmpty()
                    ? Optional.empty()
                    : Optional.of(Finding.of("DATE_INVALID", "validUntil"));
        }
        return last.filter(day -> day.isBefore(publishedOn))
                .map(day -> Finding.of("NOTICE_ENDS_EARLY", "validUntil").having(day, publishedOn));
    }

    private static Optional<LocalDate> day(String typed) {
        String text = typed(typed);
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String title(String typed) {
        return SPACES.matcher(typed(typed)).replaceAll(" ");
    }

    private static String body(String typed) {
        String lines = LINE_END.matcher(typed(typed)).replaceAll("\n");
        return BLANK_LINES.matcher(lines).replaceAll("\n\n");
    }

    private static String typed(String text) {
        return text == null ? "" : text.strip();
    }
}
