package org.rmocse.operation;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlace.Resealed;

/** Carries on the run that was begun, if there is one, and clears away what earlier ones left behind. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResealingTimer {

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private Resealing resealing;

    public ResealingTimer() {}

    ResealingTimer(Resealing resealing) {
        this.resealing = resealing;
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @Recorded(Job.KEYS)
    void tick() {
        if (running.compareAndSet(false, true)) {
            try {
                round();
            } finally {
                running.set(false);
            }
        }
    }

    /**
     * Goes once through all places. What another node had in hand is met by the next round; the run ends once nothing is left but what
     * does not open.
     *
     * @throws IllegalStateException where the run is towards a key this node's file does not have
     */
    void round() {
        Optional<ResealRun> run = resealing.latest().filter(one -> !one.isOver());
        if (run.isPresent()) {
            carryOn(run.get());
        } else if (resealing.encryption().versions().size() > 1) {
            resealing.encryption().forget(resealing.versions());
        }
        for (SealedPlace place : resealing.places()) {
            while (resealing.clear(place)) {
                // one at a time, each in a transaction of its own
            }
        }
    }

    private void carryOn(ResealRun run) {
        if (resealing.encryption().currentVersion() < run.toVersion()) {
            resealing.encryption().refresh();
        }
        if (resealing.encryption().currentVersion() < run.toVersion()) {
            throw new IllegalStateException(
                    "the key file of this node has no encryption key of version " + run.toVersion());
        }
        long unopened = 0;
        for (SealedPlace place : resealing.places()) {
            Resealed done = resealing.part(run.publicId(), place, 0);
            while (done.looked() > 0) {
                unopened += done.unopened().size();
                done = resealing.part(run.publicId(), place, done.last());
            }
        }
        long older = resealing.older(run.toVersion()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (older <= unopened) {
            resealing.end(run, older);
        }
    }
}
