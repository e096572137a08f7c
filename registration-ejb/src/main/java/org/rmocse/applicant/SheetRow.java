package org.rmocse.applicant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.document.Glyphs;
import org.rmocse.shared.IdNumber;

/** One row of a sheet while it is read: its values by column, and every error that is found in them. */
public final class SheetRow {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{15,}[Xx]?");
    private static final int LONGEST_SHOWN = 60;

    private final int line;
    private final Map<String, String> values;
    private final List<RowError> errors = new ArrayList<>();

    public SheetRow(int line, Map<String, String> values) {
        this.line = line;
        this.values = values;
    }

    public int line() {
        return line;
    }

    /** What was found wrong so far, in the order of finding; a row without any is good. */
    public List<RowError> errors() {
        return errors;
    }

    /** The value of a column; null where it is empty. */
    public String text(String column) {
        return values.get(column);
    }

    /** Finds every one of these columns that is empty: REQUIRED. */
    public void require(Collection<String> columns) {
        for (String column : columns) {
            if (!values.containsKey(column)) {
                errors.add(new RowError(line, column, "REQUIRED", null));
            }
        }
    }

    /** Finds those of these columns whose last digits a spreadsheet has lost: NUMBER_LOST. */
    public void requireWhole(Collection<String> columns) {
        for (String column : columns) {
            if (values.containsKey(column) && Sheet.hasLostDigits(values.get(column))) {
                errors.add(new RowError(line, column, "NUMBER_LOST", values.get(column)));
            }
        }
    }

    /** A person's name; NAME_UNPRINTABLE where a certificate could not show it. */
    public String name(String column) {
        String name = values.get(column);
        if (name != null && !Glyphs.printable(name)) {
            refuse(column, "NAME_UNPRINTABLE");
        }
        return name;
    }

    /** An identity number; ID_NUMBER_INVALID where it is none. */
    public Optional<IdNumber> idNumber(String column) {
        String typed = values.get(column);
        Optional<IdNumber> number = IdNumber.parse(typed);
        if (typed != null && number.isEmpty() && !Sheet.hasLostDigits(typed)) {
            errors.add(new RowError(line, column, "ID_NUMBER_INVALID", hidden(typed)));
        }
        return number;
    }

    /** A day; DATE_INVALID where it is none. */
    public LocalDate day(String column) {
        String text = values.get(column);
        if (text == null) {
            return null;
        }
        try {
            return Sheet.day(text);
        } catch (DateTimeException notADay) {
            refuse(column, "DATE_INVALID");
            return null;
        }
    }

    /** A day that has come; DATE_IN_FUTURE where it has not. */
    public LocalDate dayUntil(String column, LocalDate today) {
        LocalDate day = day(column);
        if (day != null && day.isAfter(today)) {
            refuse(column, "DATE_IN_FUTURE");
        }
        return day;
    }

    /** Says what is wrong with the value of a column. */
    public void refuse(String column, String code) {
        refuse(column, code, values.get(column));
    }

    /** The same of a part of it. */
    public void refuse(String column, String code, String value) {
        errors.add(new RowError(line, column, code, shown(value)));
    }

    /** A value as an error may show it: what may be an identity number, in whatever column it slipped into, is hidden. */
    public static String shown(String value) {
        if (value == null) {
            return null;
        }
        String shown = LONG_NUMBER.matcher(value).replaceAll(match -> hidden(match.group()));
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN - 1) + '…' : shown;
    }

    private static String hidden(String number) {
        return number.length() < 8 ? "****" : number.charAt(0) + "****" + number.charAt(number.length() - 1);
    }
}
