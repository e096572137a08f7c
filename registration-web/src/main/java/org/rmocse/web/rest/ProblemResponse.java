package org.rmocse.web.rest;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as {@code application/problem+json} (RFC 9457). */
final class ProblemResponse {

    private static final String TYPE = "application/problem+json";
    private static final int RETRY_SECONDS = 30;

    /** The title of 422, the one status in use of which the interface has no name. */
    private static final String UNPROCESSABLE = "Unprocessable Content";

    private ProblemResponse() {}

    /**
     * @param detail what is wrong; null where the title says it all
     * @param field the parameter it concerns; null for none
     */
    static Response of(int status, String detail, String field) {
        return answer(status, problem(status, detail, field));
    }

    static Response badRequest(String detail, String field) {
        return of(400, detail, field);
    }

    static Response notFound(String detail, String field) {
        return of(404, detail, field);
    }

    static Response tooMany(long seconds, String detail) {
        return Response.fromResponse(of(429, detail, null))
                .header("Retry-After", seconds)
                .build();
    }

    /** @param reference the number of the log line */
    static Response unexpected(String reference) {
        return logged(500, reference);
    }

    /** The database could not be reached: to be asked again. */
    static Response unavailable(String reference) {
        return Response.fromResponse(logged(503, reference))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    private static Response logged(int status, String reference) {
        Map<String, Object> problem = problem(status, null, null);
        problem.put("reference", reference);
        return answer(status, problem);
    }

    private static Map<String, Object> problem(int status, String detail, String field) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        Response.Status known = Response.Status.fromStatusCode(status);
        problem.put("title", known == null ? UNPROCESSABLE : known.getReasonPhrase());
        problem.put("status", status);
        if (detail != null) {
            problem.put("detail", detail);
        }
        if (field != null) {
            problem.put("field", field);
        }
        return problem;
    }

    private static Response answer(int status, Map<String, Object> problem) {
        return Response.status(status).type(TYPE).entity(problem).build();
    }
}
