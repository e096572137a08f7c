package org.rmocse.web.agency;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.rmocse.application.BulkOrder;
import org.rmocse.application.BulkOrders;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Language;

/**
 * How far a decision about many files has come, for the bar of its page: {@code GET .../bulk/ID}; and what became of each file,
 * as a sheet: {@code GET .../bulk/ID/report}.
 */
@WebServlet({"/agency/bulk/*", "/centre/bulk/*"})
public class BulkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient BulkOrders orders;

    @Inject
    private transient Clock clock;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo() == null
                ? new String[0]
                : request.getPathInfo().substring(1).split("/");
        if (path.length == 0 || path.length > 2 || path.length == 2 && !path[1].equals("report")) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        UUID order = Chosen.id(path[0]);
        if (path.length == 2) {
            response.setHeader("Content-Disposition", "attachment; filename=\"decisions.csv\"");
            send(response, "text/csv; charset=UTF-8", orders.report(order, language.getLocale()));
        } else {
            send(response, "application/json", progress(orders.progress(order)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String progress(BulkOrder order) {
        long seconds = Duration.between(clock.instant(), order.startsAt()).toSeconds();
        return Json.createObjectBuilder()
                .add("state", order.state().name())
                .add("done", order.done())
                .add("left", order.left())
                .add("seconds", Math.max(0, seconds))
                .build()
                .toString();
    }

    private static void send(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(bytes);
    }
}
