package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Statements;
import org.rmocse.shared.Upload;

class EducationImportsDbIT extends EducationDatabaseTest {

    @Test
    void keeps_what_was_reported_of_whom_and_the_rule_counts_it_without_a_proof() {
        EducationImport report = taken(row("2026-03-01", "2026-03-03", "安全生产法", "24"));
        assertThat(counts(report)).isEqualTo("1 0 0 0");
        assertThat(report.at()).isEqualTo(MONDAY);
        assertThat(report.actorName()).isEqualTo("系统管理员");
        assertThat(RECORDS.of(person))
                .containsExactly(new EducationRow(
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 3, 3),
                        "安全生产法",
                        "网络",
                        "虚构培训中心",
                        new BigDecimal("24.0"),
                        true,
                        false));
        assertThat(EducationRule.tally(
                                RECORDS.of(person),
                                LocalDate.of(2024, 1, 1),
                                LocalDate.of(2028, 12, 31),
                                LocalDate.of(2026, 11, 23))
                        .hours())
                .isEqualByComparingTo("24");
        assertThat(AUDIT.of(report.publicId()))
                .extracting(entry -> entry.action())
                .containsExactlyInAnyOrder("education.sent", "education.imported");
    }

    @Test
    void excel_and_the_national_encoding_come_to_the_same() {
        String row = row("2026-03-01", "2026-03-03", "安全生产法", "7.5");
        assertThat(counts(taken(row))).isEqualTo("1 0 0 0");
        assertThat(counts(take(new Upload("a.xlsx", "application/octet-stream", excel(row)))))
                .isEqualTo("0 1 0 0");
        assertThat(counts(take(new Upload(
                        "a.csv", "text/csv", (HEADING + '\n' + row + '\n').getBytes(Charset.forName("GB18030"))))))
                .isEqualTo("0 1 0 0");
        String english = "name,id number,from,to,content,mode,provider,hours\n" + row + '\n';
        assertThat(counts(take(new Upload("a.csv", "text/csv", english.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo("0 1 0 0");
    }

    @Test
    void the_same_file_twice_and_the_same_row_twice_change_nothing() {
        String[] rows = {
            row("2026-03-01", "2026-03-03", "安全生产法", "24"),
            row("2026-03-01", "2026-03-03", "安全生产法", "24.0"),
            row("2026-05-01", "2026-05-02", "应急管理", "16"),
            "无此人," + someIdNumber(LocalDate.of(1960, 1, 1)).value() + ",2026-03-01,2026-03-03,安全生产法,,虚构培训中心,24"
        };
        assertThat(counts(taken(rows))).isEqualTo("2 1 1 0");
        assertThat(counts(taken(rows))).isEqualTo("0 3 1 0");
        assertThat(RECORDS.of(person)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "林知安,{id},2026-03-01,2026-03-03,,网络,虚构培训中心,24|培训内容 REQUIRED null",
                "林知安,{id},,2026-03-03,法,网络,虚构培训中心,24|开始日期 REQUIRED null",
                "林知安,{id},2026-03-05,2026-03-03,法,网络,虚构培训中心,24|结束日期 DATES_REVERSED 2026-03-03",
                "林知安,{id},2026-02-30,2026-03-03,法,网络,虚构培训中心,24|开始日期 DATE_INVALID 2026-02-30",
                "林知安,{id},2026-11-20,2026-11-24,法,网络,虚构培训中心,24|结束日期 DATE_IN_FUTURE 2026-11-24",
                "林知安,{id},2026-03-01,2026-03-03,法,网络,虚构培训中心,0|学时 HOURS_INVALID 0",
                "林知安,{id},2026-03-01,2026-03-03,法,网络,虚构培训中心,-4|学时 HOURS_INVALID -4",
                "林知安,{id},2026-03-01,2026-03-03,法,网络,虚构培训中心,7.55|学时 HOURS_INVALID 7.55",
                "林知安,{id},2026-03-01,2026-03-03,法,网络,虚构培训中心,许多|学时 HOURS_INVALID 许多",
                "林知晏,{id},2026-03-01,2026-03-03,法,网络,虚构培训中心,24|姓名 NAME_DIFFERS 林知晏",
                "林知安,1.2E+17,2026-03-01,2026-03-03,法,网络,虚构培训中心,24|证件号码 NUMBER_LOST 1.2E+17"
            })
    void a_faulty_row_is_named_with_its_column_and_not_kept(String row, String expected) {
        EducationImport report = taken(row.replace("{id}", number.value()));
        assertThat(counts(report)).isEqualTo("0 0 1 0");
        assertThat(errors(report)).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(2);
            assertThat(error.column() + ' ' + error.code() + ' ' + error.value())
                    .isEqualTo(expected);
        });
        assertThat(RECORDS.of(person)).isEmpty();
    }

    @Test
    void today_is_over_and_a_day_alone_is_a_course() {
        assertThat(counts(taken(row("2026-11-23", "2026-11-23", "法", "4")))).isEqualTo("1 0 0 0");
    }

    @Test
    void nobody_the_register_knows_is_told_without_the_number() {
        IdNumber unknown = someIdNumber(LocalDate.of(1961, 1, 1));
        EducationImport report = taken("某人," + unknown.value() + ",2026-03-01,2026-03-03,法,,虚构培训中心,24");
        assertThat(errors(report)).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("PERSON_UNKNOWN");
            assertThat(error.value()).doesNotContain(unknown.value().substring(4, 14));
        });
        assertThat(errors(taken("某人,999999190001011234,2026-03-01,2026-03-03,法,,虚构培训中心,24")))
                .extracting(RowError::code, RowError::value)
                .containsExactly(tuple("ID_NUMBER_INVALID", "9****4"));
    }

    @Test
    void a_course_on_record_with_other_hours_is_refused_and_the_record_stays() {
        taken(row("2026-03-01", "2026-03-03", "法", "24"));
        EducationImport report = taken(row("2026-03-01", "2026-03-03", "法", "40"));
        assertThat(errors(report)).extracting(RowError::code).containsExactly("RECORD_DIFFERS");
        assertThat(RECORDS.of(person)).singleElement().satisfies(record -> assertThat(record.hours())
                .isEqualByComparingTo("24"));
    }

    @Test
    void what_overlaps_is_kept_and_told_within_a_file_and_across_files() {
        taken(row("2026-03-01", "2026-03-03", "甲", "24"));
        EducationImport report = taken(
                row("2026-03-03", "2026-03-05", "乙", "24"),
                row("2026-03-06", "2026-03-06", "丙", "8"),
                row("2026-03-06", "2026-03-08", "丁", "24"));
        assertThat(counts(report)).isEqualTo("3 0 0 2");
        assertThat(errors(report)).isEmpty();
        assertThat(overlaps(report))
                .extracting(RowError::line, RowError::code)
                .containsExactly(tuple(2, "RECORD_OVERLAPS"), tuple(4, "RECORD_OVERLAPS"));
        assertThat(RECORDS.of(person)).hasSize(4);
    }

    @Test
    void an_import_is_taken_back_as_a_whole_and_can_come_again() {
        taken(row("2026-01-01", "2026-01-02", "早先", "16"));
        String[] rows = {row("2026-03-01", "2026-03-03", "甲", "24"), row("2026-01-01", "2026-01-02", "早先", "16")};
        UUID id = taken(rows).publicId();
        doing(administrator, () -> IMPORTS.rollBack(id));
        EducationImport back = as(administrator, () -> IMPORTS.find(id));
        assertThat(back.rolledBackAt()).isEqualTo(MONDAY);
        assertThat(back.rolledBackBy()).isEqualTo("系统管理员");
        assertThat(back.isStanding()).isFalse();
        assertThat(RECORDS.of(person)).extracting(EducationRow::content).containsExactly("早先");
        assertThat(AUDIT.of(id))
                .extracting(entry -> entry.action())
                .containsExactlyInAnyOrder("education.sent", "education.imported", "education.rolled_back");
        assertThat(refusedRollBack(id)).containsExactly(Finding.of("ALREADY_ROLLED_BACK", null));
        assertThat(refusedRollBack(PublicId.next())).containsExactly(Finding.of("NOT_FOUND", null));
        assertThat(counts(taken(rows))).isEqualTo("1 1 0 0");
        assertThat(as(administrator, IMPORTS::recent))
                .filteredOn(one -> one.publicId().equals(id))
                .singleElement()
                .satisfies(one -> assertThat(one.rolledBackBy()).isEqualTo("系统管理员"));
    }

    @ParameterizedTest
    @CsvSource({"'', FILE_EMPTY", "'姓名,证件号码', COLUMN_MISSING", "HEADING, SHEET_EMPTY"})
    void a_file_that_is_no_sheet_is_refused_whole(String content, String code) {
        String text = content.equals("HEADING") ? HEADING : content;
        assertThat(refused(administrator, () -> IMPORTS.send(file("a.csv", text), null)))
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void somebody_is_found_by_a_number_borne_before_and_all_with_one_statement() {
        assertThat(PEOPLE.findAll(List.of(number, someIdNumber(LocalDate.of(1962, 1, 1)))))
                .hasSize(1)
                .satisfies(found -> assertThat(found.get(number.value()).id()).isEqualTo(person));
        assertThat(PEOPLE.findAll(List.of())).isEmpty();
    }

    @Test
    void ten_thousand_rows_cost_a_handful_of_statements_a_thousand() {
        String[] rows = IntStream.range(0, 10_000)
                .mapToObj(i -> {
                    LocalDate day = LocalDate.of(1999, 1, 1).plusDays(i);
                    return row(day.toString(), day.toString(), "第" + i + "课", "1");
                })
                .toArray(String[]::new);
        List<EducationImport> reports = new ArrayList<>();
        List<String> statements = Statements.of(JDBI, () -> reports.add(taken(rows)));
        assertThat(counts(reports.get(0))).isEqualTo("10000 0 0 0");
        assertThat(statements).hasSizeLessThan(120);
        assertThat(RECORDS.of(person)).hasSize(10_000);
    }

    private EducationImport taken(String... rows) {
        return imported(administrator, csv(rows));
    }

    private EducationImport take(Upload upload) {
        return imported(administrator, SheetFile.of(upload));
    }

    private static byte[] excel(String... rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("1");
            for (int i = 0; i <= rows.length; i++) {
                String[] cells = (i == 0 ? HEADING : rows[i - 1]).split(",", -1);
                for (int j = 0; j < cells.length; j++) {
                    if (i > 0 && j == 7) {
                        sheet.value(i, j, new BigDecimal(cells[j]));
                    } else {
                        sheet.value(i, j, cells[j]);
                    }
                }
            }
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private List<Finding> refusedRollBack(UUID id) {
        return refused(administrator, () -> {
            IMPORTS.rollBack(id);
            return null;
        });
    }
}
