package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.account.Acting;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.LastProof;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** What cannot be undone is done only by whoever gave the password a short while ago; the boundary says so, not the page. */
class ProvingBeforeDecidingDbIT extends ProcessDatabaseTest {

    private final LastProof proof = new LastProof();
    private final CurrentActor current = Acting.proving(ACCOUNTS, proof, POLICY, CLOCK);

    /** The deeds, each as somebody who is then refused for another reason: nobody is signed in here. */
    enum Deed {
        APPROVE,
        APPROVE_WHAT_WAS_SEEN,
        CONFIRM_A_REVOCATION
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void a_deed_needs_a_proof(Deed deed) {
        refusedFor("PROOF_NEEDED", deed);
        proof.carried(MONDAY);
        passes(deed);
        CLOCK.moveTo(MONDAY.plus(Duration.ofMinutes(15)).minusMillis(1));
        passes(deed);
        CLOCK.moveTo(MONDAY.plus(Duration.ofMinutes(15)));
        refusedFor("PROOF_NEEDED", deed);
        proof.given(CLOCK.instant());
        passes(deed);
    }

    @Test
    void with_no_minutes_it_is_asked_each_time_and_what_comes_with_the_deed_counts() {
        minutes("0");
        proof.carried(CLOCK.instant());
        refusedFor("PROOF_NEEDED", Deed.APPROVE);
        proof.given(CLOCK.instant());
        passes(Deed.APPROVE);
    }

    @AfterEach
    void asBefore() {
        minutes("15");
    }

    private static void minutes(String minutes) {
        JDBI.useHandle(handle -> handle.execute(
                "update shared.policy_parameter set value = ? where name = 'account.proof_minutes'", minutes));
    }

    private void refusedFor(String code, Deed deed) {
        assertThatThrownBy(deed(deed)).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly(code));
    }

    /** Comes to the question who it is, which nobody answers here. */
    private void passes(Deed deed) {
        refusedFor("SIGNED_OUT", deed);
    }

    private ThrowingCallable deed(Deed deed) {
        Batches batches = new Batches(JDBI, CLOCK, current, MOVES, null, null, null);
        Revocations revocations =
                new Revocations(JDBI, CLOCK, current, POLICY, PEOPLE, REGISTER, ENTRIES, NOTIFICATIONS, AUDIT);
        return switch (deed) {
            case APPROVE -> () -> batches.approve(UUID.randomUUID());
            case APPROVE_WHAT_WAS_SEEN -> () -> batches.approve(UUID.randomUUID(), "seen");
            case CONFIRM_A_REVOCATION -> () -> revocations.confirm(UUID.randomUUID(), null);
        };
    }
}
