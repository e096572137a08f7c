package org.rmocse.web.rest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keeps one address from reading the register through by asking and asking (D17). */
@ApplicationScoped
public class RateLimit {

    private static final int AT_ONCE = 30;
    private static final int A_MINUTE = 30;
    private static final int ADDRESSES = 50_000;

    private final LoadingCache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(address -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                    .build());

    /** 0 where the question may be asked now, else the seconds until it may. */
    public long secondsToWait(String address) {
        ConsumptionProbe probe = buckets.get(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }
}
