package org.rmocse.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rmocse.application.Status;
import org.rmocse.notification.MailBacklog;
import org.rmocse.operation.Figures;
import org.rmocse.operation.Part;
import org.rmocse.shared.Job;

class MetricsTest {

    private static final Figures FIGURES = new Figures(
            new MailBacklog(7, 2),
            Map.of(Status.SUBMITTED, 41L),
            Map.of(Job.MAIL, Instant.ofEpochMilli(1_764_000_000_500L)),
            Duration.ofMillis(2500),
            Map.of("idle in transaction", 3L));

    @Test
    void requests_are_counted_by_group_and_status_and_their_time_by_group() throws IOException {
        RequestFigures requests = new RequestFigures();
        requests.ended("agency", 200, 30_000_000);
        requests.ended("agency", 200, 700_000_000);
        requests.ended("public", 404, 1_000_000);
        assertThat(text(requests.told()))
                .contains(
                        "registration_requests_total{group=\"agency\",status=\"200\"} 2.0\n",
                        "registration_requests_total{group=\"public\",status=\"404\"} 1.0\n",
                        "registration_request_seconds_bucket{group=\"agency\",le=\"0.025\"} 0\n",
                        "registration_request_seconds_bucket{group=\"agency\",le=\"0.05\"} 1\n",
                        "registration_request_seconds_bucket{group=\"agency\",le=\"1.0\"} 2\n",
                        "registration_request_seconds_count{group=\"agency\"} 2\n",
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        "process_cpu_seconds_total");
    }

    @Test
    void how_the_whole_stands_is_told_part_by_part() throws IOException {
        String text = text(StandingFigures.of(
                EnumSet.complementOf(EnumSet.of(Part.BROKER)), Duration.ofMillis(3), Optional.of(FIGURES)));
        assertThat(text)
                .contains(
                        "registration_part_up{part=\"database\"} 1.0\n",
                        "registration_part_up{part=\"broker\"} 0.0\n",
                        "registration_database_answer_seconds 0.003\n",
                        "registration_database_connections{state=\"idle in transaction\"} 3.0\n",
                        "registration_mails{state=\"waiting\"} 7.0\n",
                        "registration_mails{state=\"failed\"} 2.0\n",
                        "registration_open_files{status=\"submitted\"} 41.0\n",
                        "registration_job_last_success_timestamp_seconds{job=\"mail\"} 1.7640000005E9\n",
                        "registration_audit_unsealed_seconds 2.5\n");
    }

    @Test
    void while_the_database_is_away_nothing_is_told_that_it_alone_knows() throws IOException {
        String text = text(StandingFigures.of(EnumSet.noneOf(Part.class), Duration.ZERO, Optional.empty()));
        assertThat(text)
                .contains("registration_part_up{part=\"database\"} 0.0\n")
                .doesNotContain("registration_mails", "registration_open_files", "registration_job");
    }

    private static String text(List<MetricSnapshot> snapshots) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(snapshots));
        return out.toString(StandardCharsets.UTF_8);
    }
}
