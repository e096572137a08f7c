package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.SampleNumbers;

/** What one row of the register of before may say, and what is told of one that may not. */
class RegisterRowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final RegisterRow.Frame FRAME =
            new RegisterRow.Frame(TODAY, LocalDate.of(2019, 3, 1), Map.of("PROV-11", 5L), 8_999_999);

    private final SampleHolder holder =
            SampleHolder.of("欧阳远山", SampleNumbers.idNumber(LocalDate.of(1970, 2, 3), 4), "ZC0001", "20220000007");

    @Test
    void reads_the_holder_and_the_registration() {
        RegisterRow row = good(holder.with(RegisterColumn.EXTRA, "煤矿安全、其他")
                .with(RegisterColumn.EMAIL, "ou@a.example")
                .with(RegisterColumn.MOBILE, "13900000000"));
        assertThat(row.holder().line()).isEqualTo(7);
        assertThat(row.holder().name()).isEqualTo("欧阳远山");
        assertThat(row.holder().idNumber()).isEqualTo(SampleNumbers.idNumber(LocalDate.of(1970, 2, 3), 4));
        assertThat(row.holder().certificate()).isEqualTo("ZC0001");
        assertThat(row.holder().issuedOn()).isEqualTo(LocalDate.of(2020, 5, 6));
        assertThat(row.holder().category()).isEqualTo(PracticeCategory.CHEMICAL);
        assertThat(row.holder().extra()).isEqualTo(Set.of(PracticeCategory.COAL_MINE, PracticeCategory.OTHER));
        assertThat(row.holder().email()).isEqualTo("ou@a.example");
        assertThat(row.holder().mobile()).isEqualTo("13900000000");
        assertThat(row.entry())
                .isEqualTo(new ImportedEntry(
                        "20220000007",
                        LocalDate.of(2022, 7, 1),
                        LocalDate.of(2022, 7, 1),
                        LocalDate.of(2027, 6, 30),
                        PracticeCategory.CHEMICAL,
                        "91350100M000100Y43",
                        "虚构化工有限公司",
                        5,
                        null,
                        null));
    }

    @Test
    void every_missing_value_is_told_at_once() {
        List<RowError> errors = new ArrayList<>();
        assertThat(RegisterRow.read(3, Map.of("备注", "x"), FRAME, errors)).isEmpty();
        assertThat(errors).extracting(RowError::code).containsOnly("REQUIRED");
        assertThat(errors)
                .extracting(RowError::column)
                .containsExactly(
                        "姓名",
                        "证件号码",
                        "职业资格证书编号",
                        "资格证书签发日期",
                        "注册证号",
                        "首次注册日期",
                        "有效期起",
                        "有效期止",
                        "注册类别",
                        "单位统一社会信用代码",
                        "单位名称",
                        "初审机构代码");
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER,2022000007,REGISTRATION_NUMBER_INVALID",
        "NUMBER,202200000077,REGISTRATION_NUMBER_INVALID",
        "NUMBER,2022000000A,REGISTRATION_NUMBER_INVALID",
        "NUMBER,2.022E+10,NUMBER_LOST",
        "NUMBER,20269000000,REGISTRATION_NUMBER_TOO_HIGH",
        "NUMBER,20279999999,REGISTRATION_NUMBER_TOO_HIGH",
        "ID_NUMBER,999999199001010011,ID_NUMBER_INVALID",
        "NAME,丙𤭢,NAME_UNPRINTABLE",
        "EMAIL,a@b,EMAIL_INVALID",
        "ISSUED_ON,2026-11-24,DATE_IN_FUTURE",
        "QUALIFICATION_CATEGORY,钓鱼安全,CATEGORY_UNKNOWN",
        "EXTRA,危险物品安全,CATEGORY_UNKNOWN",
        "FIRST_ON,2026-11-24,DATE_IN_FUTURE",
        "FIRST_ON,2022-02-30,DATE_INVALID",
        "VALID_FROM,2022-06-30,DATES_REVERSED",
        "VALID_TO,2022-06-30,DATES_REVERSED",
        "CATEGORY,消防安全,CATEGORY_UNKNOWN",
        "EMPLOYER_CODE,91350100M000100Y44,CREDIT_CODE_INVALID",
        "AGENCY,PROV-99,AGENCY_UNKNOWN",
        "ENDING,吊销,ENDING_UNKNOWN"
    })
    void says_what_is_wrong_with_a_value(RegisterColumn column, String value, String code) {
        assertThat(errors(holder.with(column, value))).contains(column.heading() + ' ' + code);
    }

    @Test
    void takes_the_highest_numbers_of_years_that_are_over() {
        assertThat(good(holder.with(RegisterColumn.NUMBER, "20259999999"))
                        .entry()
                        .number())
                .isEqualTo("20259999999");
        assertThat(good(holder.with(RegisterColumn.NUMBER, "20268999999"))
                        .entry()
                        .number())
                .isEqualTo("20268999999");
        assertThat(good(holder.with(RegisterColumn.NUMBER, "00000000000"))
                        .entry()
                        .number())
                .isEqualTo("00000000000");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-07-01,煤矿安全,COAL_MINE",
        "2019-03-01,煤矿安全,COAL_MINE",
        "2019-02-28,煤矿安全,LEGACY_COAL_MINE",
        "2019-02-28,建筑施工,LEGACY_CONSTRUCTION",
        "2019-02-28,其他安全,LEGACY_OTHER",
        "2019-02-28,化工安全,CHEMICAL",
        "2022-07-01,非煤矿矿山安全,LEGACY_NON_COAL_MINE",
        "2022-07-01,危险物品安全,LEGACY_HAZARDOUS",
        "2022-07-01,LEGACY_OTHER,LEGACY_OTHER",
        "2022-07-01,其他安全（2019年前）,LEGACY_OTHER",
        "2022-07-01,道路运输安全,ROAD_TRANSPORT"
    })
    void a_word_of_both_lists_is_an_old_category_where_the_term_is_older_than_the_new_ones(
            String from, String word, PracticeCategory category) {
        SampleHolder row = holder.with(RegisterColumn.FIRST_ON, from)
                .with(RegisterColumn.VALID_FROM, from)
                .with(RegisterColumn.CATEGORY, word);
        assertThat(good(row).entry().category()).isEqualTo(category);
    }

    @Test
    void a_qualification_may_have_no_category_or_an_old_one() {
        assertThat(good(holder.with(RegisterColumn.QUALIFICATION_CATEGORY, null))
                        .holder()
                        .category())
                .isNull();
        assertThat(good(holder.with(RegisterColumn.QUALIFICATION_CATEGORY, "煤矿安全")
                                .with(RegisterColumn.ISSUED_ON, "2015-01-01"))
                        .holder()
                        .category())
                .isEqualTo(PracticeCategory.LEGACY_COAL_MINE);
    }

    @ParameterizedTest
    @CsvSource({"注销,CANCELLED", "已注销,CANCELLED", "CANCELLED,CANCELLED", "撤销,REVOKED", "REVOKED,REVOKED"})
    void an_ending_has_its_day(String word, String ending) {
        SampleHolder ended = holder.with(RegisterColumn.ENDING, word).with(RegisterColumn.ENDED_ON, "2024-05-06");
        assertThat(good(ended).entry().ending()).isEqualTo(ending);
        assertThat(good(ended).entry().endedOn()).isEqualTo(LocalDate.of(2024, 5, 6));
        assertThat(errors(ended.with(RegisterColumn.ENDED_ON, null))).containsExactly("终止日期 REQUIRED");
        assertThat(errors(ended.with(RegisterColumn.ENDING, null))).containsExactly("注册终止 REQUIRED");
        assertThat(errors(ended.with(RegisterColumn.ENDED_ON, "2022-06-30"))).containsExactly("终止日期 DATES_REVERSED");
        assertThat(errors(ended.with(RegisterColumn.ENDED_ON, "2026-11-24"))).containsExactly("终止日期 DATE_IN_FUTURE");
    }

    @Test
    void a_term_may_begin_tomorrow_for_whoever_was_registered_before() {
        assertThat(good(holder.with(RegisterColumn.VALID_FROM, "2026-12-01")
                                .with(RegisterColumn.VALID_TO, "2031-11-30"))
                        .entry()
                        .validFrom())
                .isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void an_error_shows_no_identity_number_in_whatever_column_it_slipped() {
        String slipped = SampleNumbers.idNumber(LocalDate.of(1970, 2, 3), 5).value();
        for (RegisterColumn column : RegisterColumn.values()) {
            List<RowError> errors = new ArrayList<>();
            RegisterRow.read(7, holder.with(column, slipped).values(), FRAME, errors);
            assertThat(errors.toString()).as(column.name()).doesNotContain(slipped);
        }
    }

    @Test
    void the_templates_have_every_column_in_order() throws IOException {
        Path templates = Path.of("..", "registration-web", "src", "main", "webapp", "resources", "rmocse");
        List<String> chinese = headings(templates.resolve("register-zh.csv"));
        assertThat(chinese)
                .isEqualTo(Arrays.stream(RegisterColumn.values())
                        .map(RegisterColumn::heading)
                        .toList());
        assertThat(headings(templates.resolve("register-en.csv")))
                .extracting(RegisterColumn.ALL.english()::get)
                .isEqualTo(chinese);
    }

    private static List<String> headings(Path template) throws IOException {
        return List.of(Files.readString(template).replace("\uFEFF", "").strip().split(","));
    }

    @Test
    void the_digest_tells_any_two_entries_apart() {
        ImportedEntry entry = good(holder).entry();
        assertThat(entry.digest()).hasSize(64).isEqualTo(good(holder).entry().digest());
        List<SampleHolder> others = List.of(
                holder.with(RegisterColumn.NUMBER, "20220000008"),
                holder.with(RegisterColumn.FIRST_ON, "2022-06-30"),
                holder.with(RegisterColumn.VALID_FROM, "2022-07-02"),
                holder.with(RegisterColumn.VALID_TO, "2027-07-01"),
                holder.with(RegisterColumn.CATEGORY, "金属冶炼安全"),
                holder.with(
                        RegisterColumn.EMPLOYER_CODE,
                        SampleNumbers.creditCode(3).value()),
                holder.with(RegisterColumn.EMPLOYER_NAME, "另一家公司"),
                holder.with(RegisterColumn.ENDING, "注销").with(RegisterColumn.ENDED_ON, "2024-05-06"),
                holder.with(RegisterColumn.ENDING, "撤销").with(RegisterColumn.ENDED_ON, "2024-05-06"),
                holder.with(RegisterColumn.ENDING, "注销").with(RegisterColumn.ENDED_ON, "2024-05-07"));
        assertThat(others)
                .extracting(other -> good(other).entry().digest())
                .doesNotHaveDuplicates()
                .doesNotContain(entry.digest());
    }

    @Test
    void a_file_of_a_million_numbers_knows_each_one_again() {
        SeenNumbers seen = new SeenNumbers();
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(seen.add(String.format("%04d%07d", 2000 + i % 27, i))).isTrue();
        }
        assertThat(seen.add("20000000000")).isFalse();
        assertThat(seen.add(String.format("%04d%07d", 2000 + 999_999 % 27, 999_999)))
                .isFalse();
        assertThat(seen.add("99999999999")).isTrue();
        assertThat(seen.add("00000000000")).isTrue();
        assertThat(seen.add("00000000000")).isFalse();
    }

    private static RegisterRow good(SampleHolder holder) {
        List<RowError> errors = new ArrayList<>();
        var row = RegisterRow.read(7, holder.values(), FRAME, errors);
        assertThat(errors).isEmpty();
        return row.orElseThrow();
    }

    private static List<String> errors(SampleHolder holder) {
        List<RowError> errors = new ArrayList<>();
        assertThat(RegisterRow.read(7, holder.values(), FRAME, errors)).isEmpty();
        return errors.stream().map(error -> error.column() + ' ' + error.code()).toList();
    }
}
