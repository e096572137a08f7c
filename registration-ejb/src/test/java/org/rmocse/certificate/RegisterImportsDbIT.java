package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;

/** The register of before enters (D25–D27): whom a row brings with it, good rows kept, bad ones named. */
class RegisterImportsDbIT extends RegisterImportDatabaseTest {

    @Test
    void enters_the_holder_the_qualification_the_employer_and_the_registration() {
        SampleHolder one = holder.with(RegisterColumn.EMAIL, "h@a.example")
                .with(RegisterColumn.EMPLOYER_CODE, employer().value());
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

    private static String row(SampleHolder holder, String columns) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select " + columns + " from certificate.registration where number = :n")
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
