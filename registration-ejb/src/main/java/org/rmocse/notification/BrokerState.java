package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;

/** What the broker said when this server last had to do with it. */
@ApplicationScoped
class BrokerState {

    private volatile boolean away;

    void answered() {
        away = false;
    }

    void refused() {
        away = true;
    }

    boolean isAway() {
        return away;
    }
}
