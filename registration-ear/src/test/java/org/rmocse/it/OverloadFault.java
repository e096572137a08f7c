package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Ten times as many people at once as the server can serve best (F18): nearly as many are served, the others are told to come again. */
class OverloadFault {

    private static final int PEAK = 8;
    private static final Duration ROUND = Duration.ofSeconds(8);

    private record Served(long ok, long again, long other) {}

    @Test
    void under_ten_times_the_load_nearly_as_many_are_served() throws Exception {
        try (FaultBed bed = new FaultBed("overload")) {
            bed.start();
            load(bed, PEAK, Duration.ofSeconds(10)); // warm
            Served peak = load(bed, PEAK, ROUND);
            Served over = load(bed, PEAK * 10, ROUND);
            assertThat(peak.other() + over.other())
                    .as("answers that are neither the page nor 503")
                    .isZero();
            double goodput = (double) over.ok() / peak.ok();
            assertThat(goodput)
                    .as("served under ten times the load, to served at the peak: %s to %s", over, peak)
                    .isGreaterThan(0.8);
            Duration ready = bed.readyAgain();
            FaultReport.add("F18 ten times the load, goodput %.2f of the peak".formatted(goodput), 1, 0, 0, ready);
        }
    }

    private static Served load(FaultBed bed, int people, Duration time) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(bed.url() + "/agencies.xhtml"))
                .timeout(Duration.ofSeconds(30))
                .build();
        AtomicLong ok = new AtomicLong();
        AtomicLong again = new AtomicLong();
        AtomicLong other = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(people);
        List<Future<?>> all = new ArrayList<>();
        for (int n = 0; n < people; n++) {
            all.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    (status == 200 ? ok : status == 503 ? again : other).incrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        return new Served(ok.get(), again.get(), other.get());
    }
}
