package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** The two that mail needs beside the database: without either it comes later, and nothing else suffers. */
@ApplicationScoped
public class MailRoads {

    private BrokerState broker;
    private MailDispatch dispatch;
    private MailPause pause;
    private Clock clock;

    protected MailRoads() {}

    @Inject
    MailRoads(BrokerState broker, MailDispatch dispatch, MailPause pause, Clock clock) {
        this.broker = broker;
        this.dispatch = dispatch;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether the broker refused when it was last asked. It is asked anew without waiting for it: the next call knows. */
    public boolean isBrokerAway() {
        dispatch.ask();
        return broker.isAway();
    }

    /** Whether mail pauses since the mail server does not answer. */
    public boolean isServerAway() {
        return pause.isOn(clock.instant());
    }
}
