package org.rmocse.application;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rmocse.applicant.Person;
import org.rmocse.document.PrintedList;
import org.rmocse.document.PrintedList.Column;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** The summary sheet that goes with a report batch (申请注册人员汇总表). */
public record SummarySheet(ReportedBatch batch, List<Line> lines) {

    /**
     * One person on the sheet.
     *
     * @param status where the file stands now
     */
    public record Line(
            String receiptNumber,
            String personName,
            String maskedIdNumber,
            ApplicationKind kind,
            PracticeCategory category,
            String employerName,
            Status status) {

        Line of(Person person) {
            return new Line(receiptNumber, personName, person.maskedIdNumber(), kind, category, employerName, status);
        }
    }

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The sheet as it is printed and handed out as a file: who was reported, to be signed and sealed by the agency. */
    public PrintedList printed(Locale locale) {
        Texts texts = Texts.of(locale);
        List<List<Object>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(List.of(
                    rows.size() + 1,
                    line.personName(),
                    line.maskedIdNumber(),
                    line.employerName() == null ? "" : line.employerName(),
                    line.category() == null ? "" : texts.of(line.category()),
                    texts.of(line.kind()),
                    line.receiptNumber()));
        }
        return new PrintedList(
                locale.toLanguageTag(),
                texts.get("summary.title"),
                List.of(
                        texts.get(
                                "summary.batch",
                                Map.of(
                                        "agency",
                                        batch.agencyName(),
                                        "year",
                                        String.valueOf(batch.year()),
                                        "number",
                                        batch.number())),
                        texts.get(
                                "summary.reported",
                                Map.of(
                                        "at",
                                        MINUTE.format(LocalDateTime.ofInstant(batch.reportedAt(), ClockProducer.ZONE)),
                                        "by",
                                        batch.actorName())),
                        texts.get("summary.people", Map.of("people", batch.people()))),
                List.of(
                        new Column(texts.get("summary.position"), 6),
                        new Column(texts.get("summary.name"), 12),
                        new Column(texts.get("summary.id_number"), 17),
                        new Column(texts.get("summary.employer"), 27),
                        new Column(texts.get("summary.category"), 13),
                        new Column(texts.get("summary.kind"), 10),
                        new Column(texts.get("summary.receipt"), 15)),
                rows,
                List.of(texts.get("summary.compiled"), texts.get("summary.responsible"), texts.get("summary.seal")));
    }
}
