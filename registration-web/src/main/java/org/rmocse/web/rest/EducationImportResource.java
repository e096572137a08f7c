package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rmocse.account.Impersonation;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.education.AccessTokens;
import org.rmocse.education.EducationImport;
import org.rmocse.education.EducationImports;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Settings;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Language;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;
import org.rmocse.web.shared.RateLimit;

/** Where training bodies' own systems report and ask what became of it, each with an access token of its body. */
@Path("education/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EducationImportResource {

    private static final String BEARER = "Bearer ";
    private static final Map<String, Integer> STATUS = Map.of(
            "NOT_FOUND", 404,
            "FILE_TOO_LARGE", 413,
            "SHEET_TOO_LONG", 413,
            "TRAINING_BODY_CLOSED", 403,
            "IDEMPOTENCY_KEY_INVALID", 400);
    private static final int UNPROCESSABLE = 422;

    @Inject
    private EducationImports imports;

    @Inject
    private AccessTokens tokens;

    @Inject
    private Impersonation impersonation;

    @Inject
    private RateLimit limit;

    @Inject
    private PageTexts texts;

    @Inject
    private Language language;

    @Context
    private HttpServletRequest request;

    @POST
    public Response send(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-Key") String key,
            @QueryParam("course") String course) {
        return as(authorization, actor -> {
            UUID of = course == null ? null : id(course, "COURSE_UNKNOWN", "course");
            UUID sent;
            try (SentSheetFile body = SentSheetFile.of(request, imports.mostBytes())) {
                sent = imports.sendOnce(body.sheet(key), of, key);
            } catch (IOException unreadable) {
                throw new Rejected(Finding.of("SHEET_UNREADABLE", "file"));
            }
            return Response.accepted(json(imports.find(sent)))
                    .location(URI.create(address(sent)))
                    .build();
        });
    }

    @GET
    @Path("{id}")
    public Response find(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        return as(authorization, actor -> Response.ok(json(imports.find(id(id, "NOT_FOUND", null))))
                .build());
    }

    @GET
    @Path("{id}/errors")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    public Response errors(@HeaderParam("Authorization") String authorization, @PathParam("id") String id) {
        return as(authorization, actor -> Response.ok(
                        imports.errorSheet(id(id, "NOT_FOUND", null), language.getLocale()), "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"education-errors.csv\"")
                .build());
    }

    /** Does it as whoever the token stands for; what is refused becomes a problem. */
    private Response as(String authorization, Function<Actor, Response> work) {
        long wait = limit.secondsToWait(Limited.EDUCATION_API, ClientAddress.of(request));
        if (wait > 0) {
            return ProblemResponse.tooMany(wait, texts.of("portal_api.busy", wait));
        }
        boolean shown = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        Optional<Actor> bearer =
                shown ? tokens.bearer(authorization.substring(BEARER.length()).strip()) : Optional.empty();
        if (bearer.isEmpty()) {
            return Response.fromResponse(ProblemResponse.of(401, texts.get("portal_api.token"), null))
                    .header(
                            "WWW-Authenticate",
                            "Bearer realm=\"education\"" + (shown ? ", error=\"invalid_token\"" : ""))
                    .build();
        }
        try {
            return impersonation.as(bearer.get(), () -> work.apply(bearer.get()));
        } catch (RuntimeException failed) {
            return problem(Messages.refusal(failed).orElseThrow(() -> failed));
        }
    }

    private Response problem(Rejected refused) {
        Finding first = refused.findings().get(0);
        return ProblemResponse.of(
                STATUS.getOrDefault(first.code(), UNPROCESSABLE),
                refused.findings().stream().map(texts::finding).collect(Collectors.joining("\n")),
                first.field());
    }

    private Map<String, Object> json(EducationImport found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", found.publicId().toString());
        json.put("status", found.rolledBackAt() == null ? found.status().name() : "ROLLED_BACK");
        json.put("file", found.fileName());
        put(json, "course", found.course());
        json.put("receivedAt", found.at().toString());
        put(json, "finishedAt", found.finishedAt());
        json.put("total", found.total());
        json.put("done", found.rows());
        json.put("added", found.added());
        json.put("unchanged", found.unchanged());
        json.put("overlapping", found.overlapping());
        json.put("refused", found.refused());
        json.put(
                "errors",
                imports.firstErrors(found.publicId()).stream().map(this::json).toList());
        put(json, "errorSheet", found.refused() == 0 ? null : address(found.publicId()) + "/errors");
        return json;
    }

    private Map<String, Object> json(RowError error) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", error.line());
        put(json, "column", error.column());
        json.put("code", error.code());
        put(json, "value", error.value());
        json.put("text", texts.finding(Finding.of(error.code(), null)));
        return json;
    }

    private static void put(Map<String, Object> json, String name, Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static String address(UUID id) {
        return Settings.current().url("/api/v1/education/imports/" + id);
    }

    private static UUID id(String text, String code, String field) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new Rejected(Finding.of(code, field));
        }
    }
}
