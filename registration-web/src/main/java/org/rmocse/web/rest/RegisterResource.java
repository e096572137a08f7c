package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmocse.certificate.CertificateSnapshot;
import org.rmocse.certificate.Certificates;
import org.rmocse.certificate.VerifiedCertificate;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.publicity.LookUp;
import org.rmocse.publicity.PublicRegistration;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.PageTexts;
import org.rmocse.web.shared.RateLimit;

/** The register for machines: verification, look-up, announced lists. Never an identity number (D17). */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegisterResource {

    private static final String YEAR = "\\d{4}";
    private static final String NUMBER = "\\d{1,6}";

    @Inject
    private Certificates certificates;

    @Inject
    private LookUp lookUp;

    @Inject
    private Announcements announcements;

    @Inject
    private RateLimit limit;

    @Inject
    private PageTexts texts;

    @Context
    private HttpServletRequest request;

    @GET
    @Path("certificates/{code}")
    public Response certificate(@PathParam("code") String code) {
        long wait = limit.secondsToWait(Limited.LOOK_UP, ClientAddress.of(request));
        if (wait > 0) {
            return ProblemResponse.tooMany(wait, texts.of("portal_api.busy", wait));
        }
        return certificates
                .verify(code)
                .map(found -> Response.ok(json(found)).build())
                .orElseGet(() -> ProblemResponse.notFound(texts.get("portal_api.no_certificate"), "code"));
    }

    @GET
    @Path("registrations")
    public Response registration(@QueryParam("name") String name, @QueryParam("number") String number) {
        if (name == null || name.isBlank()) {
            return ProblemResponse.badRequest(texts.get("portal_api.name"), "name");
        }
        if (number == null || number.isBlank()) {
            return ProblemResponse.badRequest(texts.get("portal_api.number"), "number");
        }
        long wait = limit.secondsToWait(Limited.LOOK_UP, ClientAddress.of(request));
        if (wait > 0) {
            return ProblemResponse.tooMany(wait, texts.of("portal_api.busy", wait));
        }
        return lookUp.find(name, number)
                .map(found -> Response.ok(json(found)).build())
                .orElseGet(() -> ProblemResponse.notFound(texts.get("portal_api.nobody"), null));
    }

    @GET
    @Path("announcements")
    public List<Map<String, Object>> announcements() {
        return announcements.all().stream().map(RegisterResource::head).toList();
    }

    @GET
    @Path("announcements/{year}/{number}")
    public Response announcement(@PathParam("year") String year, @PathParam("number") String number) {
        if (!year.matches(YEAR)) {
            return ProblemResponse.badRequest(texts.get("portal_api.year"), "year");
        }
        if (!number.matches(NUMBER)) {
            return ProblemResponse.badRequest(texts.get("portal_api.list"), "number");
        }
        return announcements
                .find(Integer.parseInt(year), Integer.parseInt(number))
                .map(found -> {
                    Map<String, Object> json = head(found);
                    json.put(
                            "entries",
                            found.entries().stream().map(RegisterResource::json).toList());
                    return Response.ok(json).build();
                })
                .orElseGet(() -> ProblemResponse.notFound(texts.get("portal_api.no_list"), null));
    }

    private static Map<String, Object> head(Announcement announcement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("year", announcement.year());
        json.put("number", announcement.number());
        json.put("people", announcement.people());
        json.put("publishedAt", announcement.publishedAt().toString());
        return json;
    }

    private static Map<String, Object> json(Announcement.Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("position", entry.position());
        json.put("name", entry.name());
        json.put("registrationNumber", entry.registrationNumber());
        json.put("category", entry.category());
        json.put("employer", entry.employerName());
        json.put("agency", entry.agencyName());
        json.put("kind", entry.kind());
        return json;
    }

    private static Map<String, Object> json(PublicRegistration found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", found.name());
        json.put("registrationNumber", found.registrationNumber());
        json.put("category", found.category());
        json.put("employer", found.employerName());
        json.put("validFrom", found.validFrom().toString());
        json.put("validTo", found.validTo().toString());
        json.put("standing", found.standing());
        putEnding(json, found.endedOn(), found.endedByRule());
        return json;
    }

    private static Map<String, Object> json(VerifiedCertificate found) {
        CertificateSnapshot says = found.snapshot();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", says.code());
        json.put("name", says.name());
        json.put("registrationNumber", says.number());
        json.put("category", says.category());
        json.put("employer", says.employerName());
        json.put("validFrom", says.validFrom().toString());
        json.put("validTo", says.validTo().toString());
        json.put("issuedOn", says.issuedOn().toString());
        json.put("standing", found.standing());
        json.put("current", found.current());
        putEnding(json, found.endedOn(), found.endedByRule());
        return json;
    }

    /** Since when it is ended, and by which rule it was revoked; nothing of one that is not. */
    private static void putEnding(Map<String, Object> json, LocalDate endedOn, String rule) {
        if (endedOn != null) {
            json.put("endedOn", endedOn.toString());
        }
        if (rule != null) {
            json.put("endedByRule", rule);
        }
    }
}
