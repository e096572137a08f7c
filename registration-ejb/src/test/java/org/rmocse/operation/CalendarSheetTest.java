package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.DayKind;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

class CalendarSheetTest {

    private static final PolicyParameters POLICY =
            PolicyParameters.of(Map.of("calendar.fixed_holidays", "01-01 05-01 10-01"));
    private static final String YEAR =
            """
            date,kind,name
            2027-01-01,HOLIDAY,元旦
            2027-05-01,HOLIDAY,劳动节
            2027-10-01,HOLIDAY,国庆节
            """;

    @Test
    void reads_the_days_of_whole_years_in_order() {
        CalendarSheet sheet = sheet(YEAR + "2027-02-07,WORKDAY,春节补班\n");
        assertThat(sheet.errors()).isEmpty();
        assertThat(sheet.years()).containsExactly(2027);
        assertThat(sheet.days()).extracting(CalendarDay::day).isSorted().hasSize(4);
        assertThat(sheet.days()).contains(new CalendarDay(LocalDate.of(2027, 2, 7), DayKind.WORKDAY, "春节补班"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-07,WORKDAY,春节",
                "2027/2/7,workday,春节",
                "2027-02-07,上班,春节",
                "2027-02-07,Worked,春节",
                " 2027-02-07 , WORKDAY , 春节 ",
                "\"2027-02-07\",\"WORKDAY\",\"春节\""
            })
    void takes_what_a_spreadsheet_makes_of_it(String row) {
        assertThat(sheet(YEAR + "\n,,\n" + row).days())
                .contains(new CalendarDay(LocalDate.of(2027, 2, 7), DayKind.WORKDAY, "春节"));
    }

    @Test
    void takes_columns_in_any_order_a_mark_at_the_beginning_and_the_national_encoding() {
        String turned = YEAR.lines()
                .map(line -> line.split(","))
                .map(cells -> cells[2] + "," + cells[0] + "," + cells[1])
                .reduce("", (text, line) -> text + line + "\r\n");
        assertThat(sheet("\uFEFF" + turned).days()).hasSize(3);
        assertThat(CalendarSheet.of(turned.getBytes(Charset.forName("GB18030")), POLICY)
                        .days())
                .extracting(CalendarDay::name)
                .containsExactly("元旦", "劳动节", "国庆节");
    }

    @ParameterizedTest
    @CsvSource({
        "'2027-02-30,HOLIDAY,测试', date, DATE_INVALID, 2027-02-30",
        "',HOLIDAY,测试', date, DATE_INVALID, ''",
        "'07.02.2027,HOLIDAY,测试', date, DATE_INVALID, 07.02.2027",
        "'2027-02-07,FREE,测试', kind, DAY_KIND_UNKNOWN, FREE",
        "'2027-02-07,WORKDAY', name, REQUIRED, ''",
        "'2027-05-01,HOLIDAY,测试', date, DAY_REPEATED, 2027-05-01",
        "'2027-02-08,WORKDAY,测试', kind, WORKDAY_NO_WEEKEND, 2027-02-08"
    })
    void names_what_is_wrong_with_a_row(String row, String column, String code, String value) {
        assertThat(sheet(YEAR + row).errors()).containsExactly(new RowError(5, column, code, value));
    }

    @Test
    void a_year_that_stops_in_the_middle_is_not_whole() {
        assertThat(sheet(YEAR + "2026-12-31,HOLIDAY,元旦").errors())
                .containsExactly(
                        new RowError(5, "date", "FIXED_HOLIDAY_MISSING", "2026-01-01"),
                        new RowError(5, "date", "FIXED_HOLIDAY_MISSING", "2026-05-01"),
                        new RowError(5, "date", "FIXED_HOLIDAY_MISSING", "2026-10-01"));
        assertThat(sheet(YEAR.replace("2027-05-01,HOLIDAY", "2027-05-01,WORKDAY"))
                        .errors())
                .containsExactly(new RowError(2, "date", "FIXED_HOLIDAY_MISSING", "2027-05-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "'date,kind\n2027-01-01,HOLIDAY', COLUMN_MISSING",
        "'日期,类型', 'COLUMN_MISSING, COLUMN_MISSING, COLUMN_MISSING'",
        "'date,kind,name', SHEET_EMPTY",
        "'', SHEET_EMPTY",
        "'date,kind,name\n\"2027', SHEET_UNREADABLE"
    })
    void what_is_no_calendar_is_refused(String text, String codes) {
        assertThat(catchThrowableOfType(Rejected.class, () -> sheet(text))).hasMessage(codes);
    }

    @Test
    void a_file_of_bytes_is_refused() {
        assertThat(catchThrowableOfType(
                        Rejected.class, () -> CalendarSheet.of(new byte[] {'P', 'K', 3, 4, 0, 0}, POLICY)))
                .hasMessage("SHEET_UNREADABLE");
    }

    private static CalendarSheet sheet(String text) {
        return CalendarSheet.of(text.getBytes(StandardCharsets.UTF_8), POLICY);
    }
}
