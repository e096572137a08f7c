package org.rmocse.web.operation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/**
 * What is counted as it happens: requests by group of pages and status, and how long they took. The groups are few and fixed, never
 * an address, so that no stranger can make the server count ever more things.
 */
final class RequestFigures {

    private static final double NANOS = 1e9;
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("registration_requests")
            .help("Requests by group of pages and the status they were answered with")
            .labelNames("group", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("registration_request_seconds")
            .help("How long requests took, by group of pages")
            .labelNames("group")
            .classicOnly()
            .classicUpperBounds(BOUNDS)
            .register(registry);

    RequestFigures() {
        JvmMemoryMetrics.builder().register(registry);
        JvmBufferPoolMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    void ended(String group, int status, long nanos) {
        requests.labelValues(group, String.valueOf(status)).inc();
        seconds.labelValues(group).observe(nanos / NANOS);
    }

    List<MetricSnapshot> told() {
        return registry.scrape().stream().toList();
    }
}
