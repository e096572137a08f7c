package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** Where an account is signed in, and how that ends from elsewhere. */
class SessionsDbIT extends AccountDatabaseTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final String NETWORK = "192.0.2.*";

    private final LastProof proof = new LastProof();
    private UUID person;

    @BeforeEach
    void open() {
        person = applicant(known(true).person(), "applicant" + next() + "@applicant.example");
        signedIn(person);
        proof.given(CLOCK.instant());
    }

    @Test
    void each_is_told_with_its_browser_network_and_times_and_this_one_first() {
        UUID here = begin("Firefox · Windows");
        CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(5)));
        UUID there = begin("WeChat · Android");
        assertThat(mine(here)).extracting(SignedInSession::publicId).containsExactly(here, there);
        assertThat(mine(there)).extracting(SignedInSession::publicId).containsExactly(there, here);
        assertThat(mine(here).get(0))
                .isEqualTo(new SignedInSession(here, "Firefox · Windows", NETWORK, MONDAY, MONDAY, true));
        assertThat(mine(here).get(1).here()).isFalse();
    }

    @Test
    void the_last_use_is_written_once_a_minute_and_who_stays_away_too_long_is_not_told() {
        UUID here = begin("Safari · macOS");
        CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(59)));
        assertThat(goesOn(here)).isTrue();
        assertThat(mine(here).get(0).lastSeenAt()).isEqualTo(MONDAY);
        CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(1)));
        assertThat(goesOn(here)).isTrue();
        assertThat(mine(here).get(0).lastSeenAt()).isEqualTo(MONDAY.plusSeconds(60));
        CLOCK.moveTo(CLOCK.instant().plus(IDLE.plusMinutes(1)));
        assertThat(mine(here)).isEmpty();
    }

    @Test
    void one_that_is_ended_goes_on_no_longer_and_the_others_do() {
        UUID here = begin("Edge · Windows");
        UUID there = begin("Chrome · Android");
        acting(sessions -> sessions.end(there));
        assertThat(goesOn(there)).isFalse();
        assertThat(goesOn(here)).isTrue();
        assertThat(mine(here)).extracting(SignedInSession::publicId).containsExactly(here);
        assertThatThrownBy(() -> acting(sessions -> sessions.end(there))).hasMessage("NOT_FOUND");
        assertThat(deeds(person)).contains("account.session_ended");
    }

    @Test
    void all_others_end_at_once_and_this_one_goes_on() {
        UUID here = begin("Edge · Windows");
        List<UUID> others = List.of(begin("Chrome · Android"), begin("Safari · iPad"));
        acting(sessions -> sessions.endOthers(here));
        assertThat(others).noneMatch(this::goesOn);
        assertThat(goesOn(here)).isTrue();
        assertThat(deeds(person)).contains("account.other_sessions_ended");
    }

    @Test
    void another_persons_is_nothing_to_see_and_cannot_be_ended_or_used() {
        UUID theirs = begin("Edge · Windows");
        signedIn(applicant(known(true).person(), "applicant" + next() + "@applicant.example"));
        UUID here = begin("Edge · Windows");
        assertThat(mine(here)).extracting(SignedInSession::publicId).containsExactly(here);
        assertThatThrownBy(() -> acting(sessions -> sessions.end(theirs))).hasMessage("NOT_FOUND");
        acting(sessions -> sessions.endOthers(here));
        assertThat(goesOn(theirs)).as("under another's name").isFalse();
        signedIn(person);
        assertThat(goesOn(theirs)).isTrue();
    }

    @Test
    void who_left_a_desk_open_proves_it_again_before_any_ends() {
        UUID here = begin("Edge · Windows");
        UUID there = begin("Chrome · Android");
        LastProof longAgo = new LastProof();
        longAgo.carried(MONDAY.minus(Duration.ofDays(1)));
        assertThatThrownBy(() -> with(longAgo, sessions -> {
                    sessions.end(there);
                    return null;
                }))
                .hasMessage("PROOF_NEEDED");
        assertThatThrownBy(() -> with(longAgo, sessions -> {
                    sessions.endOthers(here);
                    return null;
                }))
                .hasMessage("PROOF_NEEDED");
        assertThat(goesOn(there)).isTrue();
    }

    @Test
    void a_new_password_ends_those_begun_before_and_the_one_it_was_changed_in_goes_on_under_its_name() {
        UUID here = begin("Edge · Windows");
        UUID there = begin("Chrome · Android");
        doing(beans -> beans.accounts().changePassword(PASSWORD, "another long passphrase"));
        assertThat(goesOn(there)).isFalse();
        assertThat(sessions(person).begin(here, "Edge · Windows", NETWORK)).isEqualTo(here);
        assertThat(goesOn(here)).isTrue();
        assertThat(mine(here)).extracting(SignedInSession::publicId).containsExactly(here);
    }

    @Test
    void one_that_was_left_is_never_taken_up_again() {
        UUID here = begin("Edge · Windows");
        sessions(person).left(here);
        assertThat(goesOn(here)).isFalse();
        assertThat(begin(here)).isNotEqualTo(here);
        assertThat(goesOn(here)).isFalse();
    }

    @Test
    void the_security_administrator_finds_any_account_by_its_sign_in_name_and_ends_all_its_sessions() {
        List<UUID> theirs = List.of(begin("Edge · Windows"), begin("Chrome · Android"));
        int epoch = (Integer) row(person).get("session_epoch");
        UUID administrator = officer(Role.SECURITY_ADMINISTRATOR, null);
        signedIn(administrator);
        String email = row(person).get("email").toString();
        UUID known = with(proof, sessions -> sessions.find(' ' + email.toUpperCase()));
        assertThat(known).isEqualTo(person);
        assertThatThrownBy(() -> with(proof, sessions -> sessions.find("nobody@applicant.example")))
                .hasMessage("ACCOUNT_NOT_FOUND");
        AccountSessions found = with(proof, sessions -> sessions.of(person, IDLE));
        assertThat(found.roles()).containsExactly(Role.APPLICANT);
        assertThat(found.sessions()).extracting(SignedInSession::publicId).containsExactlyInAnyOrderElementsOf(theirs);
        acting(sessions -> sessions.endAll(person));
        assertThat(with(proof, sessions -> sessions.of(person, IDLE)).sessions())
                .isEmpty();
        assertThat(row(person)).as("what has begun of signing in, too").containsEntry("session_epoch", epoch + 1);
        assertThatThrownBy(() -> acting(sessions -> sessions.endAll(administrator)))
                .hasMessage("OWN_ACCOUNT");
        assertThatThrownBy(() -> acting(sessions -> sessions.endAll(PublicId.next())))
                .hasMessage("NOT_FOUND");
        assertThat(deeds(person)).contains("account.sessions_ended");
        List<Long> by = JDBI.withHandle(handle -> handle.createQuery(
                        "select distinct ended_by from account.session where account_id = :account")
                .bind("account", key(person))
                .mapTo(Long.class)
                .list());
        assertThat(by).containsExactly(key(administrator));
        signedIn(person);
        assertThat(theirs).noneMatch(this::goesOn);
    }

    private UUID begin(String browser) {
        return sessions(caller()).begin(null, browser, NETWORK);
    }

    private UUID begin(UUID before) {
        return sessions(caller()).begin(before, "", NETWORK);
    }

    private boolean goesOn(UUID session) {
        return sessions(caller()).goesOn(session);
    }

    private List<SignedInSession> mine(UUID here) {
        return with(proof, sessions -> sessions.mine(here, IDLE));
    }

    private void acting(Consumer<Sessions> work) {
        with(proof, sessions -> {
            work.accept(sessions);
            return null;
        });
    }

    private <T> T with(LastProof given, Function<Sessions, T> work) {
        return with(beans -> work.apply(new Sessions(
                beans.directory(), new CurrentActor(beans.directory(), given, POLICY, CLOCK), AUDIT, JDBI, CLOCK)));
    }

    private static List<String> deeds(UUID account) {
        return AUDIT.of(account).stream().map(AuditEntry::action).toList();
    }
}
