package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The one source of time: the official zone of the country the register serves. Nothing else asks for the present. */
@ApplicationScoped
public class ClockProducer {

    /** Its name, for a job that is to run at an hour of the country, wherever the server stands. */
    public static final String TIME_ZONE = "Asia/Shanghai";

    public static final ZoneId ZONE = ZoneId.of(TIME_ZONE);

    private static volatile Clock source = Clock.system(ZONE);

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return source.withZone(zone);
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    /** The same for a command outside the server. */
    public static Clock outsideTheServer() {
        return new ClockProducer().clock();
    }

    /** Replaces the source for every user of the clock; for tests that move time on purpose. */
    static void runFrom(Clock replacement) {
        source = replacement.withZone(ZONE);
    }
}
