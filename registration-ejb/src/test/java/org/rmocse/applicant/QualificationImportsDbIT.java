package org.rmocse.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Upload;

class QualificationImportsDbIT extends DatabaseTest {

    private static final LocalDate BIRTH = LocalDate.of(1971, 2, 3);

    private final AuditTrail audit = new AuditTrail(JDBI, CLOCK);
    private final QualificationImports imports = new QualificationImports(JDBI, CLOCK, policy, ENCRYPTION, audit);
    private final People people = new People(JDBI, ENCRYPTION, audit);
    private final Qualifications qualifications = new Qualifications(JDBI);
    private final Actor administrator =
            new Actor(next(), PublicId.next(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
    private final IdNumber number = someIdNumber(BIRTH);
    private final String certificate = "ZC" + next();

    @AfterEach
    void countNoMore() {
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void keeps_who_is_qualified_for_what() {
        ImportReport report = importCsv(
                "林知安," + number.value() + ',' + certificate + ",GL1,2023-03-15,化工安全,煤矿安全、其他,lin@a.example,139");
        assertThat(counts(report)).isEqualTo("1 0 0 0");
        assertThat(report.at()).isEqualTo(CLOCK.instant());
        assertThat(report.actorName()).isEqualTo("系统管理员");
        Person person = people.find(number).orElseThrow();
        assertThat(person.name()).isEqualTo("林知安");
        assertThat(person.birthDate()).isEqualTo(BIRTH);
        assertThat(person.sex()).isEqualTo(number.sex());
        assertThat(person.maskedIdNumber()).isEqualTo(number.masked());
        assertThat(person.email()).isEqualTo("lin@a.example");
        assertThat(person.mobile()).isEqualTo("139");
        assertThat(person.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(qualifications.of(person.id())).singleElement().satisfies(one -> {
            assertThat(one.certificateNumber()).isEqualTo(certificate);
            assertThat(one.managementNumber()).isEqualTo("GL1");
            assertThat(one.issuedOn()).isEqualTo(LocalDate.of(2023, 3, 15));
            assertThat(one.category()).isEqualTo(PracticeCategory.CHEMICAL);
            assertThat(one.extraCategories())
                    .containsExactlyInAnyOrder(PracticeCategory.COAL_MINE, PracticeCategory.OTHER);
        });
    }

    @Test
    void excel_comes_to_the_same_as_csv() {
        String row = "林知安," + number.value() + ',' + certificate + ",,2023-03-15,化工安全,,,";
        assertThat(counts(importCsv(row))).isEqualTo("1 0 0 0");
        assertThat(counts(importFile("a.xlsx", SampleSheets.excelOf(row)))).isEqualTo("0 0 1 0");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        byte[] file = SampleSheets.csv(
                row("甲", number, certificate, "2023-03-15"),
                row("甲", number, certificate + "B", "2024-03-15"),
                row("乙", someIdNumber(BIRTH), certificate + "C", "2024-03-15"),
                "坏,1," + certificate + "D,,2024-03-15");
        assertThat(counts(importFile("a.csv", file))).isEqualTo("3 0 0 1");
        String before = state();
        assertThat(counts(importFile("a.csv", file))).isEqualTo("0 0 3 1");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GL2,2023-03-15,化工安全,,,",
                "GL1,2023-03-16,化工安全,,,",
                "GL1,2023-03-15,煤矿安全,,,",
                "GL1,2023-03-15,,,,",
                "GL1,2023-03-15,化工安全,其他安全,,",
                "GL1,2023-03-15,化工安全,,new@a.example,",
                "GL1,2023-03-15,化工安全,,,13900000000"
            })
    void a_row_that_says_something_else_is_counted_as_changed(String rest) {
        importCsv("甲," + number.value() + ',' + certificate + ",GL1,2023-03-15,化工安全,,,");
        String changed = "甲," + number.value() + ',' + certificate + ',' + rest;
        assertThat(counts(importCsv(changed))).isEqualTo("0 1 0 0");
        assertThat(counts(importCsv(changed))).isEqualTo("0 0 1 0");
    }

    @Test
    void an_address_the_person_gave_is_not_written_over() {
        importCsv("甲," + number.value() + ',' + certificate + ",,2023-03-15,,,old@a.example,");
        Person person = people.find(number).orElseThrow();
        people.updateContact(person.id(), "own@a.example", null);
        assertThat(counts(importCsv("甲," + number.value() + ',' + certificate + ",,2023-03-15,,,old@a.example,139")))
                .isEqualTo("0 1 0 0");
        assertThat(people.get(person.id()).email()).isEqualTo("own@a.example");
        assertThat(people.get(person.id()).mobile()).isEqualTo("139");
    }

    @Test
    void keeps_the_good_rows_and_says_of_each_bad_one_where_and_why() {
        IdNumber good = someIdNumber(BIRTH);
        ImportReport report = importCsv(
                ",,,,,,,,x",
                "甲," + number.value() + ',' + certificate + "A,,2023-03-15,,,,",
                "乙,999999199001010011," + certificate + "B,,2023-03-15,钓鱼安全,,,",
                "丙𤭢," + someIdNumber(BIRTH).value() + ',' + certificate + "C,,2026-11-24,,,,",
                "丁," + someIdNumber(BIRTH).value() + ',' + certificate + "D,,2023-02-30,,,,",
                "戊," + good.value() + ',' + certificate + "E,,2026-11-23,,,,",
                "己,9.99999E+17," + certificate + "F,2.01701E+27,2023-03-15,,,,");
        assertThat(counts(report)).isEqualTo("2 0 0 5");
        assertThat(report.errors())
                .extracting(error -> error.line() + " " + error.column() + ' ' + error.code() + ' ' + error.value())
                .containsExactly(
                        "2 姓名 REQUIRED null",
                        "2 证件号码 REQUIRED null",
                        "2 职业资格证书编号 REQUIRED null",
                        "2 签发日期 REQUIRED null",
                        "4 证件号码 ID_NUMBER_INVALID 9****1",
                        "4 专业类别 CATEGORY_UNKNOWN 钓鱼安全",
                        "5 姓名 NAME_UNPRINTABLE 丙𤭢",
                        "5 签发日期 DATE_IN_FUTURE 2026-11-24",
                        "6 签发日期 DATE_INVALID 2023-02-30",
                        "8 证件号码 NUMBER_LOST 9.99999E+17",
                        "8 管理号 NUMBER_LOST 2.01701E+27");
        assertThat(people.find(number)).isPresent();
        assertThat(people.find(good)).isPresent();
    }

    @Test
    void an_error_shows_no_identity_number_in_whatever_column_it_slipped() {
        String slipped = someIdNumber(BIRTH).value();
        ImportReport report = importCsv(
                slipped + ",张三," + slipped + ',' + slipped + ',' + slipped + ',' + slipped + ',' + slipped + ",,",
                "乙," + number.value() + ',' + slipped + ",,2023-03-15,,,,",
                "丙," + someIdNumber(BIRTH).value() + ',' + slipped + ",,2023-03-15,,,,");
        assertThat(report.errors()).isNotEmpty();
        assertThat(report.errors().toString()).doesNotContain(slipped).doesNotContain(slipped.substring(6, 14));
    }

    @Test
    void a_certificate_belongs_to_one_person() {
        IdNumber other = someIdNumber(BIRTH);
        importCsv(row("甲", number, certificate, "2023-03-15"));
        ImportReport report = importCsv(row("乙", other, certificate, "2023-03-15"));
        assertThat(counts(report)).isEqualTo("0 0 0 1");
        assertThat(report.errors()).containsExactly(new RowError(2, "职业资格证书编号", "CERTIFICATE_OF_ANOTHER", certificate));
        assertThat(people.find(other)).as("a refused row leaves nobody behind").isEmpty();
        assertThat(qualifications.find(certificate).orElseThrow().personId())
                .isEqualTo(people.find(number).orElseThrow().id());
    }

    @Test
    void a_person_may_hold_several_certificates() {
        ImportReport report = importCsv(
                row("甲", number, certificate + "A", "2024-03-15"), row("甲", number, certificate + "B", "2018-03-15"));
        assertThat(counts(report)).isEqualTo("2 0 0 0");
        assertThat(qualifications.of(people.find(number).orElseThrow().id()))
                .extracting(Qualification::certificateNumber)
                .containsExactly(certificate + "B", certificate + "A");
    }

    @Test
    void one_number_bears_one_name_in_the_register_and_within_a_file() {
        ImportReport within = importCsv(
                row("甲", number, certificate + "A", "2023-03-15"), row("乙", number, certificate + "B", "2023-03-15"));
        assertThat(counts(within)).isEqualTo("1 0 0 1");
        assertThat(within.errors()).containsExactly(new RowError(3, "姓名", "NAME_DIFFERS", "乙"));
        ImportReport later = importCsv(row("丙", number, certificate + "C", "2023-03-15"));
        assertThat(later.errors()).containsExactly(new RowError(2, "姓名", "NAME_DIFFERS", "丙"));
        assertThat(qualifications.of(people.find(number).orElseThrow().id())).hasSize(1);
    }

    @Test
    void a_certificate_named_twice_in_a_file_is_taken_once() {
        ImportReport report =
                importCsv(row("甲", number, certificate, "2023-03-15"), row("甲", number, certificate, "2023-03-16"));
        assertThat(counts(report)).isEqualTo("1 0 0 1");
        assertThat(report.errors()).containsExactly(new RowError(3, "职业资格证书编号", "ROW_TWICE", certificate));
        assertThat(qualifications.find(certificate).orElseThrow().issuedOn()).isEqualTo(LocalDate.of(2023, 3, 15));
    }

    @Test
    void tells_the_first_errors_in_the_order_of_the_file_and_counts_them_all() {
        List<String> rows = new ArrayList<>();
        rows.add(row("甲", number, certificate, "2023-03-15"));
        for (int i = 0; i < 1500; i++) {
            rows.add(
                    i % 2 == 0
                            ? row("甲", number, certificate, "2023-03-15")
                            : row("", number, certificate + i, "2023-03-15"));
        }
        ImportReport report = importCsv(rows.toArray(String[]::new));
        assertThat(counts(report)).isEqualTo("1 0 0 1500");
        assertThat(report.errors())
                .hasSize(1000)
                .extracting(RowError::line)
                .isSorted()
                .startsWith(3, 4, 5)
                .endsWith(1002);
    }

    @Test
    void a_refused_file_leaves_nothing_not_even_a_date_of_import() {
        String before = state();
        long importsBefore = imports();
        for (byte[] bad :
                List.of(new byte[0], "a,b\n1,2".getBytes(StandardCharsets.UTF_8), new byte[] {'P', 'K', 3, 4})) {
            assertThatThrownBy(() -> importFile("bad", bad)).isInstanceOf(Rejected.class);
        }
        assertThat(state()).isEqualTo(before);
        assertThat(imports()).isEqualTo(importsBefore);
    }

    @Test
    void a_file_larger_than_allowed_is_refused_unread() {
        assertThatThrownBy(() -> importFile("large", new byte[52_428_801]))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly("FILE_TOO_LARGE"));
    }

    @Test
    void is_in_the_trail_and_among_the_recent_ones() {
        CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
        importFile("新结果.csv", SampleSheets.csv(row("甲", number, certificate, "2023-03-15"), "坏,1,2,3,4"));
        assertThat(imports.recent().get(0)).satisfies(report -> {
            assertThat(report.fileName()).isEqualTo("新结果.csv");
            assertThat(counts(report)).isEqualTo("1 0 0 1");
            assertThat(report.errors()).isEmpty();
        });
        assertThat(qualifications.lastImportAt()).hasValue(CLOCK.instant());
        String entry = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select actor_name || detail from audit.entry where action = 'qualification.imported'
                        order by id desc limit 1
                        """)
                .mapTo(String.class)
                .one());
        assertThat(entry).contains("系统管理员", "\"added\": \"1\"");
    }

    @Test
    void two_imports_at_once_wait_for_each_other() throws Exception {
        List<byte[]> files = IntStream.range(0, 4)
                .mapToObj(i -> SampleSheets.csv(
                        row("甲", number, certificate, "2023-03-15"), row("甲", number, certificate + i, "2023-03-15")))
                .toList();
        List<Thread> threads = new ArrayList<>();
        List<ImportReport> reports = java.util.Collections.synchronizedList(new ArrayList<>());
        for (byte[] file : files) {
            threads.add(new Thread(() -> reports.add(importFile("a.csv", file))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(30_000);
        }
        assertThat(reports).hasSize(4);
        assertThat(reports.stream().mapToInt(ImportReport::added).sum()).isEqualTo(5);
        assertThat(reports.stream().mapToInt(ImportReport::refused).sum()).isZero();
    }

    @Test
    void twenty_thousand_rows_take_seconds_and_few_statements() {
        int count = 20_000;
        String prefix = "M" + next() + '-';
        String rows = IntStream.range(0, count)
                .mapToObj(i -> row(
                        "人员" + i,
                        SampleNumbers.idNumber(LocalDate.of(1951, 1, 1).plusDays(i / 500), i % 500),
                        prefix + i,
                        "2023-03-15"))
                .collect(Collectors.joining("\n"));
        byte[] file = SampleSheets.csv(rows);
        int[] statements = new int[1];
        JDBI.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements[0]++;
            }
        });
        long before = System.nanoTime();
        assertThat(counts(importFile("many.csv", file))).isEqualTo("20000 0 0 0");
        long first = System.nanoTime() - before;
        assertThat(statements[0]).isLessThan(200);
        assertThat(counts(importFile("many.csv", file))).isEqualTo("0 0 20000 0");
        assertThat(first / 1_000_000_000).isLessThan(20);
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        assertThat(people.find(SampleNumbers.idNumber(LocalDate.of(1951, 1, 1).plusDays(39), 499)))
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("人员19999"));
    }

    private static String row(String name, IdNumber number, String certificate, String issuedOn) {
        return name + ',' + number.value() + ',' + certificate + ",," + issuedOn + ",,,,";
    }

    private ImportReport importCsv(String... rows) {
        return importFile("a.csv", SampleSheets.csv(rows));
    }

    private ImportReport importFile(String name, byte[] content) {
        return inTransaction(() -> imports.importFile(administrator, new Upload(name, "text/csv", content)));
    }

    private static String counts(ImportReport report) {
        return report.added() + " " + report.changed() + ' ' + report.unchanged() + ' ' + report.refused();
    }

    /** Everything the import writes, but its own log. */
    private static String state() {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select (select coalesce(string_agg(p::text, ';' order by id), '') from applicant.person p)
                            || (select coalesce(string_agg(q::text, ';' order by id), '') from applicant.qualification q)
                            || (select coalesce(string_agg(n::text, ';' order by id), '') from applicant.id_number n)
                        """)
                .mapTo(String.class)
                .one());
    }

    private static long imports() {
        return JDBI.withHandle(handle -> handle.createQuery("select count(*) from applicant.qualification_import")
                .mapTo(Long.class)
                .one());
    }
}
