package org.rmocse.web.operation;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.rmocse.operation.Figures;
import org.rmocse.operation.Part;

/** What is looked up when somebody asks: how the whole stands at that moment, as gauges. */
final class StandingFigures {

    private static final double NANOS = 1e9;

    private final List<MetricSnapshot> gauges = new ArrayList<>();

    private StandingFigures() {}

    /**
     * @param figures empty while the database does not tell; then there are none of them, rather than old ones
     * @param lastAnswer how long the database took last
     */
    static List<MetricSnapshot> of(Set<Part> present, Duration lastAnswer, Optional<Figures> figures) {
        StandingFigures standing = new StandingFigures();
        Map<Part, Integer> parts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            parts.put(part, present.contains(part) ? 1 : 0);
        }
        standing.add("registration_part_up", "What the application stands on: 1 there, 0 missing", "part", parts);
        standing.add(
                "registration_database_answer_seconds",
                "How long the database took for its last answer, the wait for a connection included",
                seconds(lastAnswer));
        figures.ifPresent(standing::add);
        return standing.gauges;
    }

    private void add(Figures figures) {
        add(
                "registration_database_connections",
                "This server's connections to the database, by state",
                "state",
                figures.connections());
        add(
                "registration_mails",
                "Mails that have not been sent: on their way, and given up",
                "state",
                Map.of(
                        "waiting",
                        figures.mail().waiting(),
                        "failed",
                        figures.mail().failed()));
        add("registration_open_files", "Open files by status", "status", figures.open());
        add(
                "registration_job_last_success_timestamp_seconds",
                "When each background job last ended well",
                "job",
                figures.lastSuccesses(),
                at -> at.toEpochMilli() / 1000.0);
        add(
                "registration_audit_unsealed_seconds",
                "How old the oldest entry of the audit trail is that was not sealed",
                seconds(figures.sealLag()));
    }

    private void add(String name, String help, double value) {
        gauges.add(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build());
    }

    private void add(String name, String help, String label, Map<?, ? extends Number> values) {
        add(name, help, label, values, Number::doubleValue);
    }

    private <V> void add(
            String name, String help, String label, Map<?, ? extends V> values, ToDoubleFunction<V> number) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((key, value) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(label, key.toString().toLowerCase(Locale.ROOT)))
                .value(number.applyAsDouble(value))
                .build()));
        gauges.add(gauge.build());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
