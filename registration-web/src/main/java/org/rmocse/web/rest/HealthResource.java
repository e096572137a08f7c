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

/** Says whether the application can serve: {@code {"status":"UP"}} with 200, or {@code DOWN} with 503. */
@Path("/health")
@RequestScoped
public class HealthResource {

    @Inject
    private Jdbi jdbi;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response health() {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return Response.ok(Map.of("status", "UP")).build();
        } catch (JdbiException unreachable) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header("Retry-After", 5)
                    .entity(Map.of("status", "DOWN"))
                    .build();
        }
    }
}
