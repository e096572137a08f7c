package org.rmocse.operation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.DayKind;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Texts;

/** A file of the official calendar: CSV with the columns {@code date,kind,name} in any order, for whole years. */
final class CalendarSheet {

    private static final String DATE = "date";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final List<String> COLUMNS = List.of(DATE, KIND, NAME);
    private static final String FILE = "file";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter IN_A_YEAR = DateTimeFormatter.ofPattern("MM-dd");

    private final Map<LocalDate, CalendarDay> days = new TreeMap<>();
    private final Map<Integer, Integer> firstLines = new TreeMap<>();
    private final List<RowError> errors = new ArrayList<>();

    private CalendarSheet() {}

    /**
     * Reads a file.
     *
     * @throws Rejected SHEET_UNREADABLE, SHEET_EMPTY, or COLUMN_MISSING for each missing column
     */
    static CalendarSheet of(byte[] content, PolicyParameters policy) {
        CalendarSheet sheet = new CalendarSheet();
        sheet.read(text(content));
        if (sheet.days.isEmpty() && sheet.errors.isEmpty()) {
            throw new Rejected(Finding.of("SHEET_EMPTY", FILE));
        }
        if (sheet.errors.isEmpty()) {
            sheet.requireWholeYears(policy);
        }
        return sheet;
    }

    /** The days it names, in order. */
    Collection<CalendarDay> days() {
        return days.values();
    }

    List<Integer> years() {
        return List.copyOf(firstLines.keySet());
    }

    /** What is wrong with it, in the order of its lines. */
    List<RowError> errors() {
        return List.copyOf(errors);
    }

    private void read(String text) {
        try (CSVParser rows =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get().parse(new StringReader(text))) {
            List<String> heading = null;
            for (CSVRecord row : rows) {
                List<String> cells = row.stream().map(String::strip).toList();
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (heading == null) {
                    heading = cells.stream()
                            .map(cell -> cell.toLowerCase(Locale.ROOT))
                            .toList();
                    requireColumns(heading);
                } else {
                    take((int) row.getRecordNumber(), heading, cells);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            throw new Rejected(Finding.of("SHEET_UNREADABLE", FILE));
        }
    }

    private static void requireColumns(List<String> heading) {
        List<Finding> missing = COLUMNS.stream()
                .filter(column -> !heading.contains(column))
                .map(column -> Finding.of("COLUMN_MISSING", FILE).having(null, column))
                .toList();
        if (!missing.isEmpty()) {
            throw new Rejected(missing);
        }
    }

    private void take(int line, List<String> heading, List<String> cells) {
        String date = cell(DATE, heading, cells);
        String kind = cell(KIND, heading, cells);
        String name = cell(NAME, heading, cells);
        int before = errors.size();
        LocalDate day = day(date);
        if (day == null) {
            errors.add(new RowError(line, DATE, "DATE_INVALID", date));
        }
        Optional<DayKind> known = kind(kind);
        if (known.isEmpty()) {
            errors.add(new RowError(line, KIND, "DAY_KIND_UNKNOWN", kind));
        }
        if (name.isEmpty()) {
            errors.add(new RowError(line, NAME, "REQUIRED", name));
        }
        if (day == null) {
            return;
        }
        firstLines.putIfAbsent(day.getYear(), line);
        if (days.containsKey(day)) {
            errors.add(new RowError(line, DATE, "DAY_REPEATED", date));
        } else if (known.filter(DayKind.WORKDAY::equals).isPresent()
                && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            errors.add(new RowError(line, KIND, "WORKDAY_NO_WEEKEND", date));
        }
        if (errors.size() == before) {
            days.put(day, new CalendarDay(day, known.orElseThrow(), name));
        }
    }

    /** A file that stops in the middle of a year would make working days of its holidays. */
    private void requireWholeYears(PolicyParameters policy) {
        firstLines.forEach((year, line) -> Stream.of(
                        policy.text("calendar.fixed_holidays").split(" "))
                .map(fixed -> MonthDay.parse(fixed, IN_A_YEAR).atYear(year))
                .filter(holiday ->
                        !days.containsKey(holiday) || days.get(holiday).kind() != DayKind.HOLIDAY)
                .forEach(holiday -> errors.add(new RowError(line, DATE, "FIXED_HOLIDAY_MISSING", holiday.toString()))));
    }

    private static String cell(String column, List<String> heading, List<String> cells) {
        int position = heading.indexOf(column);
        return position < cells.size() ? cells.get(position) : "";
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.replace('/', '-'), DAY);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** By its code, or by its word in either language. */
    private static Optional<DayKind> kind(String text) {
        return Arrays.stream(DayKind.values())
                .filter(kind -> Stream.of(
                                kind.name(),
                                Texts.of(Texts.CHINESE).of(kind),
                                Texts.of(Texts.ENGLISH).of(kind))
                        .anyMatch(text::equalsIgnoreCase))
                .findFirst();
    }

    /** UTF-8 where every byte of it can be, else the national encoding, which spreadsheets in China write by default. */
    private static String text(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException other) {
            text = new String(content, Charset.forName("GB18030"));
        }
        if (text.indexOf('\0') >= 0) {
            throw new Rejected(Finding.of("SHEET_UNREADABLE", FILE));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
