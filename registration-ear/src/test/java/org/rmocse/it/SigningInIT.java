package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nobody learns from the sign-in page who has an account. */
@Order(35)
class SigningInIT extends ContainerTest {

    private static final int ROUNDS = 9;

    /** In turns, so that whatever else the machine does slows both alike; the first round warms up. */
    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike_and_after_as_long() {
        long[] wrong = new long[ROUNDS];
        long[] unknown = new long[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            Attempt known = attempt("xu@demo.example");
            Attempt stranger = attempt("nobody" + round + "@demo.example");
            assertThat(known.answer()).isEqualTo(stranger.answer());
            if (round >= 0) {
                wrong[round] = known.nanos();
                unknown[round] = stranger.nanos();
            }
        }
        assertThat((double) median(unknown) / median(wrong))
                .as("time for an unknown name to time for a wrong password")
                .isBetween(0.93, 1.07);
    }

    private record Attempt(String answer, long nanos) {}

    private static Attempt attempt(String name) {
        Visitor visitor = Visitor.at(BED.url());
        long asked = System.nanoTime();
        visitor.signIn(name, "not the password");
        return new Attempt(String.join("|", visitor.page().errors()), System.nanoTime() - asked);
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
