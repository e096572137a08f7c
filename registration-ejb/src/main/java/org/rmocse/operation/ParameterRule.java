package org.rmocse.operation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;

/**
 * What a new value must be: of the shape and within the bounds of its parameter, begun no sooner than tomorrow, with a reason, and
 * on no day above one it may not exceed.
 */
final class ParameterRule {

    private static final int LONGEST_REASON = 500;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,10}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern YEAR_DAY = Pattern.compile("\\d{2}-\\d{2}");

    private ParameterRule() {}

    /**
     * All that is wrong with a change, in the order of its fields.
     *
     * @param earliest the first day it may begin
     * @param latest the last day it may begin
     * @param values of each parameter those that stand, by the day each begins
     */
    static List<Finding> findings(
            ParameterChange change,
            LocalDate earliest,
            LocalDate latest,
            Map<String, NavigableMap<LocalDate, String>> values) {
        Parameter parameter = ParameterCatalogue.find(change.name()).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        shape(parameter, text(change.value())).ifPresent(findings::add);
        day(change.from(), earliest, latest).ifPresent(findings::add);
        reason(change.reason()).ifPresent(findings::add);
        return findings.isEmpty() ? amongOthers(parameter, change, values) : findings;
    }

    /** What keeps a reason from being one. */
    static Optional<Finding> reason(String typed) {
        String reason = text(typed);
        if (reason == null) {
            return Optional.of(Finding.of("REQUIRED", "reason"));
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of(Finding.of("TOO_LONG", "reason").having(reason.length(), LONGEST_REASON))
                : Optional.empty();
    }

    /** A value nothing is wrong with, as it is kept. */
    static String normal(Parameter parameter, String typed) {
        String value = text(typed).replaceAll("\\s+", " ");
        return parameter.type() == ParameterType.WHOLE ? String.valueOf(Long.parseLong(value)) : value;
    }

    /** What is typed without what surrounds it; null for nothing. */
    static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Where one parameter would exceed another that it may not, among all these values. */
    static Optional<Finding> order(
            Parameter parameter, LocalDate from, Map<String, NavigableMap<LocalDate, String>> values) {
        return ParameterCatalogue.all().stream()
                .filter(one -> one.notAbove() != null)
                .filter(one -> one.equals(parameter) || one.notAbove().equals(parameter.name()))
                .flatMap(one -> exceeding(one, one.equals(parameter), from, values).stream())
                .findFirst();
    }

    private static Optional<Finding> exceeding(
            Parameter lower, boolean asked, LocalDate from, Map<String, NavigableMap<LocalDate, String>> values) {
        NavigableMap<LocalDate, String> lows = values.getOrDefault(lower.name(), new TreeMap<>());
        NavigableMap<LocalDate, String> highs = values.getOrDefault(lower.notAbove(), new TreeMap<>());
        TreeSet<LocalDate> days = new TreeSet<>(lows.tailMap(from, true).keySet());
        days.addAll(highs.tailMap(from, true).keySet());
        days.add(from);
        for (LocalDate day : days) {
            Map.Entry<LocalDate, String> low = lows.floorEntry(day);
            Map.Entry<LocalDate, String> high = highs.floorEntry(day);
            if (low != null && high != null && compare(lower.type(), low.getValue(), high.getValue()) > 0) {
                return Optional.of(
                        asked
                                ? Finding.of("PARAMETER_ABOVE_OTHER", "value").having(lower.notAbove(), high.getValue())
                                : Finding.of("PARAMETER_BELOW_OTHER", "value").having(lower.name(), low.getValue()));
            }
        }
        return Optional.empty();
    }

    private static List<Finding> amongOthers(
            Parameter parameter, ParameterChange change, Map<String, NavigableMap<LocalDate, String>> values) {
        LocalDate from = LocalDate.parse(text(change.from()));
        String value = normal(parameter, change.value());
        NavigableMap<LocalDate, String> own = new TreeMap<>(values.getOrDefault(parameter.name(), new TreeMap<>()));
        Map.Entry<LocalDate, String> before = own.floorEntry(from);
        if (before != null && before.getKey().equals(from)) {
            return List.of(Finding.of("PARAMETER_DAY_TAKEN", "from"));
        }
        if (before != null && before.getValue().equals(value)) {
            return List.of(Finding.of("PARAMETER_UNCHANGED", parameter.field()).having(value, null));
        }
        own.put(from, value);
        Map<String, NavigableMap<LocalDate, String>> after = new TreeMap<>(values);
        after.put(parameter.name(), own);
        return order(parameter, from, after).stream().toList();
    }

    private static Optional<Finding> day(String typed, LocalDate earliest, LocalDate latest) {
        String from = text(typed);
        if (from == null) {
            return Optional.of(Finding.of("REQUIRED", "from"));
        }
        Optional<LocalDate> day = parsed(from);
        if (day.isEmpty()) {
            return Optional.of(Finding.of("DATE_INVALID", "from"));
        }
        if (day.get().isBefore(earliest)) {
            return Optional.of(Finding.of("PARAMETER_TOO_EARLY", "from").having(null, earliest));
        }
        return day.get().isAfter(latest)
                ? Optional.of(Finding.of("PARAMETER_TOO_LATE", "from").having(null, latest))
                : Optional.empty();
    }

    private static Optional<Finding> shape(Parameter parameter, String value) {
        if (value == null) {
            return Optional.of(Finding.of("REQUIRED", parameter.field()));
        }
        return switch (parameter.type()) {
            case WHOLE -> whole(parameter, value);
            case DAY -> dated(parameter, value);
            case FLAG, WORD ->
                parameter.choices().contains(value)
                        ? Optional.empty()
                        : Optional.of(Finding.of("PARAMETER_VALUE_UNKNOWN", parameter.field())
                                .having(value, String.join(", ", parameter.choices())));
            case NUMBERS -> numbers(parameter, value);
            case YEAR_DAYS ->
                Arrays.stream(value.split("\\s+")).allMatch(ParameterRule::isYearDay) && isOnceEach(value)
                        ? Optional.empty()
                        : Optional.of(Finding.of("PARAMETER_YEAR_DAY_INVALID", "value"));
        };
    }

    private static Optional<Finding> whole(Parameter parameter, String value) {
        if (!WHOLE.matcher(value).matches()) {
            return Optional.of(Finding.of("PARAMETER_NOT_WHOLE", "value"));
        }
        return isWithin(parameter, value) ? Optional.empty() : Optional.of(outOfBounds(parameter));
    }

    private static Optional<Finding> dated(Parameter parameter, String value) {
        if (parsed(value).isEmpty()) {
            return Optional.of(Finding.of("DATE_INVALID", "value"));
        }
        return isWithin(parameter, value) ? Optional.empty() : Optional.of(outOfBounds(parameter));
    }

    private static Optional<Finding> numbers(Parameter parameter, String value) {
        List<String> numbers = List.of(value.split("\\s+"));
        if (!numbers.stream().allMatch(one -> WHOLE.matcher(one).matches())) {
            return Optional.of(Finding.of("PARAMETER_NOT_WHOLE", "value"));
        }
        if (!numbers.stream().allMatch(one -> isWithin(parameter, one))) {
            return Optional.of(outOfBounds(parameter));
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (Long.parseLong(numbers.get(i)) >= Long.parseLong(numbers.get(i - 1))) {
                return Optional.of(Finding.of("PARAMETER_LIST_UNSORTED", "value"));
            }
        }
        return Optional.empty();
    }

    private static boolean isWithin(Parameter parameter, String value) {
        return compare(parameter.type(), value, parameter.least()) >= 0
                && compare(parameter.type(), value, parameter.most()) <= 0;
    }

    private static Finding outOfBounds(Parameter parameter) {
        return Finding.of("PARAMETER_OUT_OF_BOUNDS", "value")
                .having(null, parameter.least() + " – " + parameter.most());
    }

    private static int compare(ParameterType type, String one, String other) {
        return type == ParameterType.DAY
                ? LocalDate.parse(one).compareTo(LocalDate.parse(other))
                : Long.compare(Long.parseLong(one), Long.parseLong(other));
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isYearDay(String text) {
        try {
            return YEAR_DAY.matcher(text).matches() && MonthDay.parse("--" + text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isOnceEach(String value) {
        List<String> each = List.of(value.split("\\s+"));
        return each.stream().distinct().count() == each.size();
    }
}
