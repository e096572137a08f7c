package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.rmocse.operation.Readiness;
import org.rmocse.operation.ReadyState;

/**
 * Whether the application lives and whether it can serve, for whoever starts it again and for whoever sends it visitors. One word is
 * the whole answer: what exactly is missing is in the log.
 */
@Path("/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private static final int RETRY_SECONDS = 5;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Readiness readiness;

    /** For a monitor of the whole: {@code UP}, or {@code DOWN} with 503 while the database does not answer. */
    @GET
    public Response health() {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return answer(ReadyState.UP);
        } catch (JdbiException unreachable) {
            return answer(ReadyState.DOWN);
        }
    }

    /** Always {@code UP}: whoever gets this answer has no reason to start the server again. */
    @GET
    @Path("live")
    public Response live() {
        return answer(ReadyState.UP);
    }

    /** {@code UP}, {@code DEGRADED} while only mail waits, or {@code DOWN} with 503. */
    @GET
    @Path("ready")
    public Response ready() {
        return answer(readiness.state());
    }

    private static Response answer(ReadyState state) {
        Response.ResponseBuilder answer = state == ReadyState.DOWN
                ? Response.status(Response.Status.SERVICE_UNAVAILABLE).header("Retry-After", RETRY_SECONDS)
                : Response.ok();
        return answer.entity(Map.of("status", state.name())).build();
    }
}
