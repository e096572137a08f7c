package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SheetFile;
import org.rmocse.employer.BorneName;
import org.rmocse.employer.EmployerName;
import org.rmocse.shared.Actor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Texts;

/** The register of before enters (D25–D27): good rows kept, bad ones named, the same file twice without effect. */
class RegisterImportsDbIT extends RegisterImportDatabaseTest {

    private static final LocalDate BIRTH = LocalDate.of(1968, 2, 3);
    private static final Actor MINISTRY =
            new Actor(4, PublicId.next(), "测试批准人", Set.of(Role.MINISTRY_OFFICER), null, null);

    private final IdNumber idNumber = someIdNumber(BIRTH);
    private final SampleHolder holder = holder(idNumber);

    @Test
    void enters_the_holder_the_qualification_the_employer_and_the_registration() {
        SampleHolder one = holder.with(RegisterColumn.EMAIL, "h@a.example")
                .with(
                        RegisterColumn.EMPLOYER_CODE,
                        SampleNumbers.creditCode((int) next()).value());
        RegisterImport made = importRows(one);
        assertThat(errors(made)).isEmpty();
        assertThat(made.status()).isEqualTo(RegisterImport.Status.DONE);
        assertThat(counts(made)).isEqualTo("1 0 0 0");
        Person person = PEOPLE.find(idNumber).orElseThrow();
        assertThat(person.name()).isEqualTo(one.cells().get(RegisterColumn.NAME));
        assertThat(person.email()).isEqualTo("h@a.example");
        assertThat(QUALIFICATIONS.of(person.id())).singleElement().satisfies(qualification -> {
            assertThat(qualification.certificateNumber()).isEqualTo(one.cells().get(RegisterColumn.CERTIFICATE));
            assertThat(qualification.category()).isEqualTo(PracticeCategory.CHEMICAL);
        });
        assertThat(REGISTER.ofPerson(person.id())).hasValueSatisfying(registration -> {
            assertThat(registration.number()).isEqualTo(one.number());
            assertThat(registration.category()).isEqualTo(PracticeCategory.CHEMICAL);
            assertThat(registration.employerName()).isEqualTo("虚构化工有限公司");
            assertThat(registration.validFrom()).isEqualTo(LocalDate.of(2022, 7, 1));
            assertThat(registration.validTo()).isEqualTo(LocalDate.of(2027, 6, 30));
            assertThat(registration.standing()).isEqualTo(Standing.EXPIRING);
            assertThat(registration.certificateCode())
                    .as("no certificate was made here")
                    .isNull();
        });
        assertThat(row(one, "origin || ' ' || first_registered_on")).isEqualTo("LEGACY 2022-07-01");
        assertThat(term(one)).isEqualTo("INITIAL 2022-07-01 2027-06-30 2022-06-30 16:00:00+00");
        assertThat(EMPLOYERS
                        .find(new CreditCode(one.cells().get(RegisterColumn.EMPLOYER_CODE)))
                        .orElseThrow()
                        .name())
                .isEqualTo("虚构化工有限公司");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        byte[] file = SampleHolder.csv(
                holder, holder(someIdNumber(BIRTH)), holder(someIdNumber(BIRTH)).with(RegisterColumn.AGENCY, "x"));
        assertThat(counts(importFile(SampleHolder.file(file)))).isEqualTo("2 0 0 1");
        Map<String, String> before = state();
        assertThat(counts(importFile(SampleHolder.file(file)))).isEqualTo("0 0 2 1");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_ON,2022-06-01",
        "VALID_FROM,2022-07-02",
        "VALID_TO,2027-07-01",
        "CATEGORY,危险物品安全",
        "EMPLOYER_NAME,新名称有限公司",
        "AGENCY,PROV-12",
        "ISSUED_ON,2020-05-07",
        "QUALIFICATION_CATEGORY,煤矿安全",
        "MOBILE,13900000000"
    })
    void a_row_that_says_something_else_is_counted_as_changed(RegisterColumn column, String value) {
        importRows(holder);
        SampleHolder changed = holder.with(column, value);
        RegisterImport made = importRows(changed);
        assertThat(errors(made)).isEmpty();
        assertThat(counts(made)).isEqualTo("0 1 0 0");
        assertThat(counts(importRows(changed))).isEqualTo("0 0 1 0");
        assertThat(counts(importRows(holder))).as("and back").isIn("0 1 0 0", "0 0 1 0");
    }

    @Test
    void a_changed_row_is_written_over_what_an_earlier_file_said() {
        importRows(holder);
        importRows(holder.with(RegisterColumn.VALID_TO, "2028-06-30")
                .with(RegisterColumn.ENDING, "注销")
                .with(RegisterColumn.ENDED_ON, "2025-01-02"));
        assertThat(REGISTER.byNumber(holder.number())).hasValueSatisfying(registration -> {
            assertThat(registration.validTo()).isEqualTo(LocalDate.of(2028, 6, 30));
            assertThat(registration.standing()).isEqualTo(Standing.CANCELLED);
            assertThat(registration.endedOn()).isEqualTo(LocalDate.of(2025, 1, 2));
        });
        assertThat(term(holder)).startsWith("INITIAL 2022-07-01 2028-06-30");
        assertThat(history(holder)).isEqualTo("INITIAL 虚构化工有限公司 2028-06-30 系统管理员");
    }

    @Test
    void what_the_system_has_changed_since_stands_and_the_same_file_is_still_without_effect() {
        importRows(holder);
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                select id, 'RENEWAL', gen_random_uuid(), '2027-07-01', '2032-06-30', now()
                from certificate.registration where number = ?
                """,
                holder.number()));
        Map<String, String> before = state();
        assertThat(counts(importRows(holder))).isEqualTo("0 0 1 0");
        RegisterImport other = importRows(holder.with(RegisterColumn.EMPLOYER_NAME, "旧名称有限公司"));
        assertThat(errors(other)).containsExactly("2 注册证号 REGISTRATION_MOVED_ON");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void endings_and_old_categories_stand_as_they_are() {
        SampleHolder revoked = holder.with(RegisterColumn.CATEGORY, "危险物品安全")
                .with(RegisterColumn.ENDING, "撤销")
                .with(RegisterColumn.ENDED_ON, "2023-05-06");
        SampleHolder old = holder(someIdNumber(BIRTH))
                .with(RegisterColumn.ISSUED_ON, "2010-01-02")
                .with(RegisterColumn.QUALIFICATION_CATEGORY, "其他安全")
                .with(RegisterColumn.FIRST_ON, "2011-01-02")
                .with(RegisterColumn.VALID_FROM, "2014-01-02")
                .with(RegisterColumn.VALID_TO, "2017-01-01")
                .with(RegisterColumn.CATEGORY, "煤矿安全");
        RegisterImport made = importRows(revoked, old);
        assertThat(errors(made)).isEmpty();
        assertThat(REGISTER.byNumber(revoked.number())).hasValueSatisfying(registration -> {
            assertThat(registration.category()).isEqualTo(PracticeCategory.LEGACY_HAZARDOUS);
            assertThat(registration.standing()).isEqualTo(Standing.REVOKED);
            assertThat(registration.endedOn()).isEqualTo(LocalDate.of(2023, 5, 6));
        });
        Registration expired = REGISTER.byNumber(old.number()).orElseThrow();
        assertThat(expired.category()).isEqualTo(PracticeCategory.LEGACY_COAL_MINE);
        assertThat(expired.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(QUALIFICATIONS.of(expired.personId())).singleElement().satisfies(one -> assertThat(one.category())
                .isEqualTo(PracticeCategory.LEGACY_OTHER));
    }

    @Test
    void keeps_the_good_rows_and_says_of_each_bad_one_where_and_why() {
        SampleHolder other = holder(someIdNumber(BIRTH));
        SampleHolder third = holder(someIdNumber(BIRTH));
        RegisterImport made = importRows(
                holder,
                other.with(RegisterColumn.NUMBER, holder.number()),
                other.with(RegisterColumn.AGENCY, "NO-1").with(RegisterColumn.CATEGORY, "钓鱼"),
                other,
                holder.with(RegisterColumn.NUMBER, number(next())).with(RegisterColumn.CERTIFICATE, "REG" + next()),
                third.with(RegisterColumn.CERTIFICATE, holder.cells().get(RegisterColumn.CERTIFICATE)),
                third.with(RegisterColumn.ID_NUMBER, idNumber.value()).with(RegisterColumn.NUMBER, number(next())));
        assertThat(counts(made)).isEqualTo("2 0 0 5");
        assertThat(errors(made))
                .containsExactly(
                        "3 注册证号 NUMBER_TWICE",
                        "4 注册类别 CATEGORY_UNKNOWN",
                        "4 初审机构代码 AGENCY_UNKNOWN",
                        "6 证件号码 HAS_ANOTHER_NUMBER",
                        "7 职业资格证书编号 CERTIFICATE_OF_ANOTHER",
                        "8 姓名 NAME_DIFFERS");
        assertThat(REGISTER.byNumber(other.number())).isPresent();
        assertThat(REGISTER.byNumber(third.number())).isEmpty();
        assertThat(PEOPLE.find(new IdNumber(third.cells().get(RegisterColumn.ID_NUMBER))))
                .as("a refused row leaves nobody behind")
                .isEmpty();
    }

    @Test
    void a_number_is_one_persons_and_a_person_has_one_number_across_files() {
        importRows(holder);
        SampleHolder other = holder(someIdNumber(BIRTH));
        assertThat(errors(importRows(other.with(RegisterColumn.NUMBER, holder.number()))))
                .containsExactly("2 注册证号 REGISTRATION_OF_ANOTHER");
        assertThat(errors(importRows(holder.with(RegisterColumn.NUMBER, number(next())))))
                .containsExactly("2 注册证号 HAS_ANOTHER_NUMBER");
    }

    @Test
    void the_authoritys_word_on_a_qualification_is_not_written_over() {
        importRows(holder);
        JDBI.useHandle(handle -> {
            handle.execute(
                    """
                    insert into applicant.qualification_import (public_id, file_name, imported_at, actor_id, actor_name, added,
                        changed, unchanged, refused) values (?, 'a', now(), 1, 'a', 0, 0, 0, 0)
                    """,
                    PublicId.next());
            handle.execute(
                    """
                    update applicant.qualification set management_number = 'GLX', issued_on = '2019-09-09',
                        import_id = (select max(id) from applicant.qualification_import)
                    where certificate_number = ?
                    """,
                    holder.cells().get(RegisterColumn.CERTIFICATE));
        });
        assertThat(counts(importRows(holder))).isEqualTo("0 0 1 0");
        assertThat(QUALIFICATIONS.find("GLX").orElseThrow().issuedOn()).isEqualTo(LocalDate.of(2019, 9, 9));
    }

    @Test
    void an_employer_known_from_an_approval_keeps_its_name() {
        CreditCode code = SampleNumbers.creditCode((int) next());
        inTransaction(
                () -> EMPLOYERS.recordAll(List.of(new EmployerName(code.value(), "今名有限公司")), LocalDate.of(2026, 1, 2)));
        importRows(holder.with(RegisterColumn.EMPLOYER_CODE, code.value()));
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo("今名有限公司");
        CreditCode unknown = SampleNumbers.creditCode((int) next());
        importRows(
                holder(someIdNumber(BIRTH))
                        .with(RegisterColumn.EMPLOYER_CODE, unknown.value())
                        .with(RegisterColumn.EMPLOYER_NAME, "后名"),
                holder(someIdNumber(BIRTH))
                        .with(RegisterColumn.EMPLOYER_CODE, unknown.value())
                        .with(RegisterColumn.EMPLOYER_NAME, "前名")
                        .with(RegisterColumn.FIRST_ON, "2021-07-01")
                        .with(RegisterColumn.VALID_FROM, "2021-07-01"));
        assertThat(EMPLOYERS.names(EMPLOYERS.find(unknown).orElseThrow().id()))
                .containsExactly(new BorneName("后名", LocalDate.of(2021, 7, 1)));
    }

    @Test
    void numbers_drawn_from_now_on_lie_above_the_highest_imported_one_of_the_year() {
        int year = 2099;
        importRows(
                holder.with(RegisterColumn.NUMBER, year + "0000041"),
                holder(someIdNumber(BIRTH)).with(RegisterColumn.NUMBER, year + "0000007"));
        assertThat(REGISTER.numberAhead(year, 1)).isEqualTo(year + "0000042");
        importRows(holder(someIdNumber(BIRTH)).with(RegisterColumn.NUMBER, year + "0000009"));
        assertThat(REGISTER.numberAhead(year, 1)).as("never back").isEqualTo(year + "0000042");
        importRows(holder.with(RegisterColumn.NUMBER, year + "0000500"));
        assertThat(REGISTER.numberAhead(year, 1)).as("not by a refused row").isEqualTo(year + "0000042");
    }

    @Test
    void a_number_drawn_here_is_nobodys_to_import() {
        IdNumber granted = someIdNumber(BIRTH);
        importRows(holder(granted));
        long person = PEOPLE.find(granted).orElseThrow().id();
        JDBI.useHandle(handle -> handle.execute(
                """
                update certificate.registration set origin = 'GRANTED', import_id = null, imported_digest = null
                where person_id = ?
                """,
                person));
        String number = REGISTER.ofPerson(person).orElseThrow().number();
        assertThat(errors(importRows(holder.with(RegisterColumn.NUMBER, number))))
                .containsExactly("2 注册证号 REGISTRATION_OF_ANOTHER");
        SampleHolder same = SampleHolder.of(
                PEOPLE.get(person).name(),
                granted,
                QUALIFICATIONS.of(person).get(0).certificateNumber(),
                number);
        assertThat(errors(importRows(same))).containsExactly("2 注册证号 REGISTRATION_MOVED_ON");
    }

    @Test
    void the_number_becomes_a_name_to_sign_in_with_for_whoever_has_an_account() {
        importRows(holder);
        long person = PEOPLE.find(idNumber).orElseThrow().id();
        assertThat(signInNames(holder.number())).isZero();
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into account.account (id, public_id, person_id, name, email, locale, enabled, created_at)
                values (nextval('account.account_seq'), gen_random_uuid(), ?, 'x', null, 'zh-CN', true, now())
                """,
                person));
        inTransaction(() -> new RegistrationNumbers(REGISTER, org.rmocse.account.Acting.directory(JDBI, PEOPLE))
                .give(new org.rmocse.account.AccountOpened(person)));
        assertThat(signInNames(holder.number())).isOne();
    }

    @Test
    void a_file_that_cannot_be_taken_is_named_with_its_reason_and_leaves_nothing() {
        Map<String, String> before = state();
        assertThat(reasons(new byte[0])).containsExactly("FILE_EMPTY null");
        assertThat(reasons(new byte[] {'P', 'K', 3, 4})).containsExactly("SHEET_UNREADABLE null");
        assertThat(reasons(SampleHolder.heading().getBytes(StandardCharsets.UTF_8)))
                .containsExactly("SHEET_EMPTY null");
        assertThat(reasons((SampleHolder.heading().replace("注册证号", "编号") + '\n' + holder.row())
                        .getBytes(StandardCharsets.UTF_8)))
                .containsExactly("COLUMN_MISSING 注册证号");
        assertThat(state()).isEqualTo(before);
        SheetFile large = new SheetFile("large.csv", 402_653_185L, () -> {
            throw new IOException("must not be read");
        });
        assertThat(importFile(large).status()).isEqualTo(RegisterImport.Status.REFUSED);
    }

    @Test
    void an_import_that_breaks_off_is_told_and_the_file_sent_again_takes_the_rest() {
        byte[] good = SampleHolder.csv(holder);
        int[] opened = new int[1];
        SheetFile breaking = new SheetFile("b.csv", good.length, () -> {
            if (++opened[0] == 5) { // the beginning, twice the encoding, once through; then while it is read
                throw new IOException("the disk is gone");
            }
            return new java.io.ByteArrayInputStream(good);
        });
        assertThatThrownBy(() -> importFile(breaking)).hasRootCauseMessage("the disk is gone");
        assertThat(imports.recent().get(0).status()).isEqualTo(RegisterImport.Status.BROKEN_OFF);
        assertThat(counts(importFile(SampleHolder.file(good)))).isEqualTo("1 0 0 0");
    }

    @Test
    void an_import_is_heard_of_by_the_rows_it_refuses_too() {
        UUID running = STEPS.begin(ADMINISTRATOR, "refused.csv");
        moveOn(Duration.ofMinutes(9));
        STEPS.tell(running, 0, List.of(new RowError(2, "姓名", "REQUIRED", null)), 1000);
        moveOn(Duration.ofMinutes(9));
        assertThat(imports.find(running).status()).isEqualTo(RegisterImport.Status.RUNNING);
        moveOn(Duration.ofMinutes(2));
        assertThat(imports.find(running).status()).isEqualTo(RegisterImport.Status.BROKEN_OFF);
    }

    private static void moveOn(Duration time) {
        CLOCK.moveTo(CLOCK.instant().plus(time));
    }

    @Test
    void is_in_the_trail_and_among_the_recent_ones_with_the_day_of_the_last() {
        CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
        RegisterImport made = importRows(holder, holder.with(RegisterColumn.AGENCY, "x"));
        assertThat(imports.recent().get(0)).isEqualTo(made);
        assertThat(imports.find(made.publicId())).isEqualTo(made);
        assertThat(made.actorName()).isEqualTo("系统管理员");
        assertThat(made.fileName()).isEqualTo("holders.csv");
        assertThat(LOG.lastImportAt()).hasValue(CLOCK.instant());
        assertThat(AUDIT.of(made.publicId())).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("register.imported");
            assertThat(entry.detail()).contains("DONE", "1 0 0 1");
        });
    }

    @Test
    void errors_are_told_up_to_a_limit_and_all_counted() {
        StringBuilder rows = new StringBuilder(SampleHolder.heading());
        for (int i = 0; i < 6000; i++) {
            rows.append('\n')
                    .append(holder.with(RegisterColumn.AGENCY, "no" + i).row());
        }
        RegisterImport made = importFile(SampleHolder.file(rows.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(counts(made)).isEqualTo("0 0 0 6000");
        assertThat(imports.errors(made.publicId(), 10_000))
                .hasSize(5000)
                .extracting(RowError::line)
                .isSorted()
                .startsWith(2)
                .endsWith(5001);
    }

    @Test
    void the_sheet_of_errors_is_for_a_spreadsheet_and_holds_no_formula() {
        RegisterImport made =
                importRows(holder.with(RegisterColumn.AGENCY, "=1+1").with(RegisterColumn.CATEGORY, "+钓"));
        String sheet = new String(imports.errorSheet(made.publicId(), Locale.ENGLISH), StandardCharsets.UTF_8);
        assertThat(sheet.lines())
                .containsExactly(
                        "\uFEFFLine,Column,Value,Reason",
                        "2,Registration category,'+钓," + Texts.of(Texts.ENGLISH).get("finding.CATEGORY_UNKNOWN"),
                        "2,Agency code,'=1+1," + Texts.of(Texts.ENGLISH).get("finding.AGENCY_UNKNOWN"));
        assertThatThrownBy(() -> imports.errorSheet(PublicId.next(), Locale.ENGLISH))
                .hasMessage("NOT_FOUND");
    }

    private List<String> reasons(byte[] content) {
        RegisterImport made = importFile(SampleHolder.file(content));
        assertThat(made.status()).isEqualTo(RegisterImport.Status.REFUSED);
        assertThat(counts(made)).isEqualTo("0 0 0 0");
        return imports.errors(made.publicId(), 10).stream()
                .map(error -> error.code() + ' ' + error.value())
                .toList();
    }

    /** Everything the import writes, but its own log and the trail. */
    private static Map<String, String> state() {
        Map<String, String> state = DatabaseState.of(JDBI);
        state.keySet().removeIf(table -> table.contains("register_import") || table.startsWith("audit."));
        return state;
    }

    private static String row(SampleHolder holder, String columns) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select " + columns + " from certificate.registration where number = :n")
                        .bind("n", holder.number())
                        .mapTo(String.class)
                        .one());
    }

    private static String term(SampleHolder holder) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select t.kind || ' ' || t.valid_from || ' ' || t.valid_to || ' ' || (t.granted_at at time zone 'UTC') || '+00'
                        from certificate.term t join certificate.registration r on r.id = t.registration_id where r.number = :n
                        """)
                .bind("n", holder.number())
                .mapTo(String.class)
                .one());
    }

    /** What the register was told of it. */
    private static String history(SampleHolder holder) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select e.kind || ' ' || e.employer_name || ' ' || e.valid_to || ' ' || e.actor_name
                        from certificate.entry e join certificate.registration r on r.id = e.registration_id where r.number = :n
                        """)
                .bind("n", holder.number())
                .mapTo(String.class)
                .one());
    }

    private static long signInNames(String number) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select count(*) from account.sign_in_name where value = :n")
                        .bind("n", number)
                        .mapTo(Long.class)
                        .one());
    }
}
