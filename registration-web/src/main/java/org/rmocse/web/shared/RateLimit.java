package org.rmocse.web.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one network address from asking and asking: reading the register through (D17), guessing passwords, causing mails. Each
 * node counts for itself.
 */
@ApplicationScoped
public class RateLimit {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);
    private static final int ADDRESSES = 50_000;
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final LoadingCache<Asked, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(REMEMBERED)
            .build(asked -> bucket(asked.what(), today()));

    /** Whose asking stands in the log already: once a minute is enough to see it. */
    private final Cache<Asked, Boolean> told = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private Policy policy;
    private Clock clock;

    protected RateLimit() {}

    @Inject
    RateLimit(Policy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Asks once more.
     *
     * @param address see {@link ClientAddress}
     * @return 0 where the question may be asked now, else the seconds until it may
     */
    public long secondsToWait(Limited what, String address) {
        ConsumptionProbe probe = buckets.get(new Asked(what, address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed() && told.asMap().putIfAbsent(new Asked(what, address), true) == null) {
            LOG.warn("Refused: {} asked for too often; from {}", what, address);
        }
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    /** Takes a question back that turned out not to count, such as the right password. */
    public void takeBack(Limited what, String address) {
        buckets.get(new Asked(what, address)).addTokens(1);
    }

    private PolicyParameters today() {
        return policy.at(LocalDate.now(clock));
    }

    static Bucket bucket(Limited what, PolicyParameters today) {
        int atOnce = today.integer(what.parameter("at_once"));
        int refill = today.integer(what.parameter("refill"));
        Duration time = Duration.ofSeconds(today.integer(what.parameter("seconds")));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(refill, time))
                .build();
    }

    private record Asked(Limited what, String address) {}
}
