package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.employer.BorneName;
import org.rmocse.employer.EmployerName;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;

/** A row of the register of before meets what stands there already, from an earlier file or from elsewhere (D25–D27). */
class RegisterImportsAgainDbIT extends RegisterImportDatabaseTest {

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
        CreditCode code = employer();
        inTransaction(
                () -> EMPLOYERS.recordAll(List.of(new EmployerName(code.value(), "今名有限公司")), LocalDate.of(2026, 1, 2)));
        importRows(holder.with(RegisterColumn.EMPLOYER_CODE, code.value()));
        assertThat(EMPLOYERS.find(code).orElseThrow().name()).isEqualTo("今名有限公司");
        CreditCode unknown = employer();
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
}
