package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/** What becomes of what the checks say; that each finds what it is for is tried where there is a whole register. */
class InvariantCheckerDbIT extends DatabaseTest {

    @Test
    void the_checks_of_several_modules_on_one_invariant_are_one_answer() {
        Checked lists = of(Invariant.LISTS, checked(select("2", "'one'"), select("3", "'other'")));
        assertThat(lists.examined()).isEqualTo(5);
        assertThat(lists.breaches()).containsExactly("one", "other");
        assertThat(lists.isBroken()).isTrue();
        assertThat(lists.at()).isEqualTo(CLOCK.instant());
    }

    @Test
    void what_cannot_be_looked_at_holds_nothing_and_keeps_nothing_else_from_being_looked_at() {
        List<Checked> looked = checked(
                select("0", "no_such_column"),
                InvariantCheck.of(JDBI, Invariant.MAILS, "select 7", "select 'x' where false"));
        assertThat(of(Invariant.LISTS, looked)).satisfies(lists -> {
            assertThat(lists.isHolding()).isFalse();
            assertThat(lists.isBroken()).isFalse();
            assertThat(lists.failure()).contains("no_such_column");
        });
        assertThat(of(Invariant.MAILS, looked).isHolding()).isTrue();
    }

    @Test
    void no_more_breaches_are_named_than_somebody_reads() {
        Checked lists = of(
                Invariant.LISTS,
                checked(InvariantCheck.of(
                        JDBI, Invariant.LISTS, "select 1", "select n::text from generate_series(1, 1000) n")));
        assertThat(lists.breaches()).hasSize(InvariantCheck.MOST);
    }

    @Test
    void the_last_look_is_kept_in_the_order_of_the_invariants() {
        InvariantChecker checker = new InvariantChecker(JDBI, CLOCK, List.of());
        checker.keep(checked(select("2", "'first'")));
        checker.keep(checked(select("2", "'second'")));
        List<Checked> last = checker.last();
        assertThat(last).extracting(Checked::invariant).containsExactly(Invariant.values());
        assertThat(of(Invariant.LISTS, last).breaches()).containsExactly("second");
    }

    private static InvariantCheck select(String counted, String breach) {
        return InvariantCheck.of(JDBI, Invariant.LISTS, "select " + counted, "select " + breach);
    }

    private static List<Checked> checked(InvariantCheck... checks) {
        List<InvariantChecks> modules = new ArrayList<>();
        for (InvariantCheck check : checks) {
            modules.add(() -> List.of(check));
        }
        return new InvariantChecker(JDBI, CLOCK, modules).check(InvariantCheck.Extent.NIGHTLY);
    }

    private static Checked of(Invariant invariant, List<Checked> looked) {
        return looked.stream()
                .filter(one -> one.invariant() == invariant)
                .findFirst()
                .orElseThrow();
    }
}
