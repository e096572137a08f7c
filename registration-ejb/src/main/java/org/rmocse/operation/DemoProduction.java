package org.rmocse.operation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.DemoAccounts;
import org.rmocse.account.Impersonation;
import org.rmocse.certificate.Copies;
import org.rmocse.certificate.CopyLine;
import org.rmocse.certificate.CopyStatus;
import org.rmocse.certificate.HandedOut;
import org.rmocse.certificate.Handover;
import org.rmocse.certificate.PrintRuns;
import org.rmocse.certificate.Production;
import org.rmocse.certificate.VoidReason;
import org.rmocse.shared.Settings;

/**
 * Makes some of the demo's certificates, sends and hands out some of those, and spoils one, so that the press has something in
 * each state; once, as its officers would. Follows the demo's files; a transaction a step, as in life.
 */
@Singleton
@Startup
@DependsOn("DemoFiles")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoProduction {

    private static final String PRODUCER = "certificate@demo.example";
    private static final String MANAGER = "manager@demo.example";

    private static final String WAITS = "han@demo.example";
    private static final String HOLDS = "zhong@demo.example";
    private static final String SPOILT = "qiao@demo.example";
    private static final List<String> ARRIVED = List.of(WAITS, HOLDS, SPOILT);
    private static final List<String> UNDER_WAY = List.of("pei@demo.example", "fang@demo.example");
    private static final List<String> MADE = List.of("song@demo.example", "tang@demo.example");

    /** What the press has on its table: the spoilt one's second copy is among it. */
    private static final List<String> PRINTING = List.of(SPOILT, "meng@demo.example");

    @Inject
    private Jdbi jdbi;

    @Inject
    private Impersonation impersonation;

    @Inject
    private DemoAccounts accounts;

    @Inject
    private PrintRuns runs;

    @Inject
    private Production production;

    @Inject
    private Copies copies;

    @PostConstruct
    void lay() {
        if (Settings.current().mode() != Settings.Mode.DEMO || !isDue()) {
            return;
        }
        made(Stream.of(ARRIVED, UNDER_WAY).flatMap(List::stream).toList());
        sent(ARRIVED, "DEMO0000000001");
        as(MANAGER, () -> production.received(of(ARRIVED, CopyStatus.DISPATCHED)));
        HandedOut itself = new HandedOut(Handover.IN_PERSON, null, null, null);
        as(MANAGER, () -> production.collected(of(HOLDS, CopyStatus.AT_AGENCY), itself, false));
        as(MANAGER, () -> copies.remake(List.of(of(SPOILT, CopyStatus.AT_AGENCY)), VoidReason.DAMAGED, null));
        sent(UNDER_WAY, "DEMO0000000002");
        made(MADE);
        as(PRODUCER, () -> runs.begin(of(PRINTING, CopyStatus.TO_PRODUCE)));
    }

    /** Not where anything was printed, and not in a demo begun by an earlier version, which has not got everybody. */
    private boolean isDue() {
        return Stream.of(ARRIVED, UNDER_WAY, MADE, PRINTING)
                        .flatMap(List::stream)
                        .allMatch(accounts::has)
                && jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select exists (select 1 from certificate.copy)
                                   and not exists (select 1 from certificate.print_run)
                                """)
                        .mapTo(Boolean.class)
                        .one());
    }

    private void made(List<String> holders) {
        UUID run = as(PRODUCER, () -> runs.begin(of(holders, CopyStatus.TO_PRODUCE)));
        as(PRODUCER, () -> runs.made(run));
    }

    private void sent(List<String> holders, String trackingNumber) {
        as(PRODUCER, () -> production.dispatched(of(holders, CopyStatus.PRODUCED), trackingNumber));
    }

    private UUID of(String holder, CopyStatus status) {
        return of(List.of(holder), status).get(0);
    }

    private List<UUID> of(List<String> holders, CopyStatus status) {
        List<Long> people =
                holders.stream().map(email -> accounts.actor(email).personId()).toList();
        return production.list(status).stream()
                .filter(copy -> people.contains(copy.personId()))
                .map(CopyLine::publicId)
                .toList();
    }

    private <T> T as(String email, Callable<T> work) {
        return impersonation.as(accounts.actor(email), work);
    }
}
