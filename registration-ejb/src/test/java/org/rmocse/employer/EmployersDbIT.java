package org.rmocse.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.SampleNumbers;

class EmployersDbIT extends DatabaseTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
    private static final LocalDate LATER = LocalDate.of(2027, 2, 1);

    private final Employers employers = new Employers(JDBI);
    private final CreditCode code = SampleNumbers.creditCode(70_000_000 + (int) next());

    @AfterEach
    void countNoMore() {
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void keeps_a_new_employer_with_its_first_name() {
        record(FIRST, "虚构化工有限公司");
        assertThat(employers.find(code)).hasValueSatisfying(employer -> {
            assertThat(employer.creditCode()).isEqualTo(code.value());
            assertThat(employer.name()).isEqualTo("虚构化工有限公司");
            assertThat(employer.status()).isEqualTo(EmployerStatus.ACTIVE);
            assertThat(employer.publicId().version()).isEqualTo(7);
            assertThat(employers.names(employer.id())).containsExactly(new BorneName("虚构化工有限公司", FIRST));
        });
    }

    @Test
    void keeps_every_name_it_has_borne_and_each_change_once() {
        record(FIRST, "虚构化工有限公司");
        long id = employers.find(code).orElseThrow().id();
        record(LATER, "虚构化工有限公司");
        record(LATER, "虚构化工集团有限公司");
        record(LATER, "虚构化工集团有限公司");
        assertThat(employers.find(code)).hasValueSatisfying(employer -> {
            assertThat(employer.id()).isEqualTo(id);
            assertThat(employer.name()).isEqualTo("虚构化工集团有限公司");
        });
        assertThat(employers.names(id))
                .containsExactly(new BorneName("虚构化工有限公司", FIRST), new BorneName("虚构化工集团有限公司", LATER));
    }

    @Test
    void a_proven_name_is_not_taken_back_by_what_was_filed_under_a_former_one() {
        record(FIRST, "虚构化工有限公司");
        inTransaction(() -> employers.rename(code, "虚构新化工有限公司", FIRST.plusDays(3)));
        record(LATER, "虚构化工有限公司");
        Employer known = employers.find(code).orElseThrow();
        assertThat(known.name()).isEqualTo("虚构新化工有限公司");
        assertThat(employers.names(known.id()))
                .containsExactly(new BorneName("虚构化工有限公司", FIRST), new BorneName("虚构新化工有限公司", FIRST.plusDays(3)));
        record(LATER, "虚构又新化工有限公司");
        inTransaction(() -> employers.rename(code, "虚构化工有限公司", LATER));
        assertThat(employers.find(code).orElseThrow().name()).isEqualTo("虚构化工有限公司");
    }

    @Test
    void of_two_names_for_one_code_the_later_holds() {
        inTransaction(() -> employers.recordAll(
                List.of(new EmployerName(code.value(), "先"), new EmployerName(code.value(), "后")), FIRST));
        Employer employer = employers.find(code).orElseThrow();
        assertThat(employer.name()).isEqualTo("后");
        assertThat(employers.names(employer.id())).hasSize(1);
    }

    @Test
    void keeps_thousands_with_one_statement() {
        int base = 80_000_000 + (int) (next() % 1_000) * 10_000;
        List<EmployerName> many = IntStream.range(0, 2350)
                .mapToObj(
                        i -> new EmployerName(SampleNumbers.creditCode(base + i).value(), "虚构企业" + i))
                .toList();
        List<String> statements = new ArrayList<>();
        JDBI.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });
        inTransaction(() -> employers.recordAll(many, FIRST));
        assertThat(statements).hasSize(1);
        assertThat(employers.find(new CreditCode(many.get(2349).creditCode())))
                .hasValueSatisfying(employer -> assertThat(employer.name()).isEqualTo("虚构企业2349"));
    }

    @Test
    void keeps_nothing_of_an_empty_batch() {
        inTransaction(() -> employers.recordAll(List.of(), FIRST));
        assertThat(employers.find(code)).isEmpty();
    }

    private void record(LocalDate on, String name) {
        inTransaction(() -> employers.recordAll(List.of(new EmployerName(code.value(), name)), on));
    }
}
