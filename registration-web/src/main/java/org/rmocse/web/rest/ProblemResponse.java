package org.rmocse.web.rest;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as {@code application/problem+json} (RFC 9457). */
final class ProblemResponse {

    private static final String TYPE = "application/problem+json";

    private ProblemResponse() {}

    /** @param field the parameter it concerns; null for none */
    static Response of(int status, String title, String detail, String field) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        if (field != null) {
            problem.put("field", field);
        }
        return Response.status(status).type(TYPE).entity(problem).build();
    }

    static Response tooMany(long seconds) {
        return Response.fromResponse(of(429, "Too Many Requests", "Please ask again in " + seconds + " seconds.", null))
                .header("Retry-After", seconds)
                .build();
    }
}
