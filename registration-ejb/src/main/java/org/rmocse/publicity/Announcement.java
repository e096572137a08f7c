package org.rmocse.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rmocse.application.ApplicationKind;
import org.rmocse.document.PrintedList;
import org.rmocse.document.PrintedList.Column;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/**
 * An announced list.
 *
 * @param people how many it names
 * @param entries its lines; empty in an overview
 */
public record Announcement(int year, int number, int people, Instant publishedAt, List<Entry> entries) {

    /** A person on the list (D16). */
    public record Entry(
            int position,
            String name,
            String registrationNumber,
            PracticeCategory category,
            String employerName,
            String agencyName,
            ApplicationKind kind) {}

    /** The list as it is handed out as a file (D16). */
    PrintedList printed(Locale locale) {
        Texts texts = Texts.of(locale);
        return new PrintedList(
                locale.toLanguageTag(),
                texts.get("announcement.title", Map.of("year", String.valueOf(year), "number", number)),
                List.of(
                        texts.get(
                                "announcement.published",
                                Map.of("on", LocalDate.ofInstant(publishedAt, ClockProducer.ZONE))),
                        texts.get("announcement.people", Map.of("people", people))),
                List.of(
                        new Column(texts.get("announcement.position"), 6),
                        new Column(texts.get("announcement.name"), 11),
                        new Column(texts.get("announcement.number"), 14),
                        new Column(texts.get("announcement.category"), 14),
                        new Column(texts.get("announcement.employer"), 26),
                        new Column(texts.get("announcement.agency"), 19),
                        new Column(texts.get("announcement.kind"), 10)),
                entries.stream()
                        .map(entry -> List.<Object>of(
                                entry.position(),
                                entry.name(),
                                entry.registrationNumber(),
                                texts.of(entry.category()),
                                entry.employerName(),
                                entry.agencyName(),
                                texts.of(entry.kind())))
                        .toList(),
                List.of());
    }
}
