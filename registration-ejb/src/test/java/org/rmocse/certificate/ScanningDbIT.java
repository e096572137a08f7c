package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;

/** What arrives at an agency is noted by a scan of its code, and answered at once. */
class ScanningDbIT extends ProductionDatabaseTest {

    @Test
    void a_scan_says_which_copy_it_was_and_what_of_the_parcel_is_missing() {
        List<Copy> three = copies(agency, 3);
        sent(three.toArray(Copy[]::new));
        Scanned first = as(
                manager,
                () -> PRODUCTION.receivedByCode(
                        Certificates.verificationUrl(three.get(0).code())));
        assertThat(first.outcome()).isEqualTo(ScanOutcome.RECEIVED);
        assertThat(first.personName()).isEqualTo(three.get(0).holder().name());
        assertThat(first.item()).isEqualTo(CopyItem.CERTIFICATE);
        assertThat(first.by()).isEqualTo(manager.name());
        assertThat(first.parcel().arrived()).isEqualTo(1);
        assertThat(first.parcel().items()).isEqualTo(3);
        assertThat(first.parcel().missing()).isEqualTo(2);
        assertThat(status(three.get(0).id())).isEqualTo("AT_AGENCY");
        assertThat(notices(three.get(0))).hasSize(1);
        String typed = three.get(1).code().toLowerCase(Locale.ROOT).replaceAll("(.{5})(?=.)", "$1-");
        assertThat(as(manager, () -> PRODUCTION.receivedByCode(typed)).parcel().missing())
                .isEqualTo(1);
        as(printer, () -> COPIES.remake(three.get(2).ids(), VoidReason.LOST, null));
        assertThat(as(manager, () -> PRODUCTION.receivedByCode(three.get(1).code()))
                        .parcel()
                        .missing())
                .as("what is lost is waited for no longer")
                .isZero();
    }

    @Test
    void the_same_scan_again_changes_nothing_and_says_so() throws Exception {
        Copy copy = copy(agency);
        sent(copy);
        List<Callable<ScanOutcome>> twice = List.of(
                () -> as(manager, () -> PRODUCTION.receivedByCode(copy.code())).outcome(),
                () -> as(manager(agency), () -> PRODUCTION.receivedByCode(copy.code()))
                        .outcome());
        assertThat(AtOnce.run(twice)).containsExactlyInAnyOrder(ScanOutcome.RECEIVED, ScanOutcome.ALREADY_RECEIVED);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(as(manager, () -> PRODUCTION.receivedByCode(copy.code()))).satisfies(again -> {
            assertThat(again.outcome()).isEqualTo(ScanOutcome.ALREADY_RECEIVED);
            assertThat(again.at()).isEqualTo(CLOCK.instant());
            assertThat(again.by()).isEqualTo(manager.name());
        });
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(notices(copy)).hasSize(1);
    }

    @Test
    void what_did_not_come_here_in_order_is_told_apart_and_left_alone() {
        Copy unsent = copy(agency);
        Copy elsewhere = copy(agency());
        Copy given = copy(agency);
        Copy gone = copy(agency);
        sent(elsewhere);
        sentToTheAgency(given);
        as(manager, () -> PRODUCTION.collected(given.id(), IN_PERSON, false));
        as(printer, () -> COPIES.remake(gone.ids(), VoidReason.MISPRINTED, null));
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(scan(unsent.code())).isEqualTo(ScanOutcome.NOT_SENT);
        assertThat(scan(given.code())).isEqualTo(ScanOutcome.HANDED_OUT);
        assertThat(scan(gone.code())).isEqualTo(ScanOutcome.VOID);
        assertThat(scan(gone.code() + "-2")).isEqualTo(ScanOutcome.NOT_SENT);
        assertThat(scan(gone.code() + "-3")).isEqualTo(ScanOutcome.UNKNOWN);
        assertThat(as(manager, () -> PRODUCTION.receivedByCode(elsewhere.code())))
                .as("nothing of another agency's copy is told")
                .isEqualTo(Scanned.nothing(ScanOutcome.ANOTHER_AGENCY));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "https://elsewhere.example/", "00000000000000000000", "' or 1=1 --"})
    void what_is_no_code_is_unknown(String scanned) {
        assertThat(scan(scanned)).isEqualTo(ScanOutcome.UNKNOWN);
    }

    @Test
    void a_look_notes_nothing() {
        Copy copy = copy(agency);
        sent(copy);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(as(manager, () -> PRODUCTION.byCode(copy.code())).outcome()).isEqualTo(ScanOutcome.ON_THE_WAY);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    private ScanOutcome scan(String code) {
        return as(manager, () -> PRODUCTION.receivedByCode(code)).outcome();
    }
}
