package org.rmocse.web.operation;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.rmocse.operation.Monitoring;

/** The figures of this server in the text format of Prometheus. Where nobody may read them nothing is counted. */
@ApplicationScoped
class Metrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private Monitoring monitoring;
    private RequestFigures requests;

    protected Metrics() {}

    @Inject
    Metrics(MetricsToken token, Monitoring monitoring) {
        this.monitoring = monitoring;
        this.requests = token.isSet() ? new RequestFigures() : null;
    }

    void ended(String group, int status, long nanos) {
        if (requests != null) {
            requests.ended(group, status, nanos);
        }
    }

    void write(OutputStream out) throws IOException {
        List<MetricSnapshot> all = new ArrayList<>(requests.told());
        all.addAll(StandingFigures.of(monitoring.present(), monitoring.lastAnswer(), monitoring.figures()));
        PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(all));
    }
}
