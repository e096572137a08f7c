package org.rmocse.application;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the clocks run, every ten minutes; a round that was missed is made up for by the next. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClockTimer {

    private static final Logger LOG = LoggerFactory.getLogger(ClockTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private Clocks clocks;

    @Inject
    private HolderReminders reminders;

    public ClockTimer() {}

    ClockTimer(Clocks clocks, HolderReminders reminders) {
        this.clocks = clocks;
        this.reminders = reminders;
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    @Recorded(Job.CLOCKS)
    void tick() {
        if (running.compareAndSet(false, true)) {
            try {
                round(UnaryOperator.identity()).stream().findFirst().ifPresent(first -> {
                    throw first;
                });
            } finally {
                running.set(false);
            }
        }
    }

    /**
     * Does everything that is due now, chunk by chunk; what fails keeps nothing else from being done.
     *
     * @param transaction puts a transaction around a chunk where the bean behind it does not
     * @return what failed
     */
    List<RuntimeException> round(UnaryOperator<BooleanSupplier> transaction) {
        return List.<BooleanSupplier>of(
                        clocks::acceptInSilence,
                        clocks::lapse,
                        clocks::remindOfCorrection,
                        () -> reminders.remind(Reminder.Subject.TERM),
                        () -> reminders.remind(Reminder.Subject.QUALIFICATION))
                .stream()
                .map(chunk -> whole(transaction.apply(chunk)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What failed; null where nothing did. */
    private static RuntimeException whole(BooleanSupplier chunk) {
        try {
            boolean more = true;
            while (more) {
                more = chunk.getAsBoolean();
            }
            return null;
        } catch (RuntimeException failed) {
            LOG.warn("A clock stopped; the next round tries again", failed);
            return failed;
        }
    }
}
