package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.rmocse.document.PortraitCheck;
import org.rmocse.shared.Finding;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.PageTexts;
import org.rmocse.web.shared.RateLimit;

/** Whether a picture can be the portrait of a filing (D14): the check of the portrait step. Nothing is stored. */
@Path("portrait-check")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PortraitCheckResource {

    private static final String PART = "file";

    @Inject
    private PortraitCheck check;

    @Inject
    private RateLimit limit;

    @Inject
    private PageTexts texts;

    @Context
    private HttpServletRequest request;

    @POST
    public Response check() throws IOException {
        long wait = limit.secondsToWait(Limited.PORTRAIT_CHECK, ClientAddress.of(request));
        if (wait > 0) {
            return ProblemResponse.tooMany(wait, texts.of("portal_api.busy", wait));
        }
        String type = request.getContentType();
        if (type == null) {
            return missing();
        }
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
            return ProblemResponse.of(415, null, null);
        }
        Optional<SentPicture> sent;
        try {
            sent = SentPicture.of(request, PART);
        } catch (SentPicture.Unreadable body) {
            return body.isTooLarge() ? ProblemResponse.of(413, null, null) : missing();
        }
        if (sent.isEmpty()) {
            return missing();
        }
        try (SentPicture picture = sent.get();
                InputStream content = picture.open()) {
            return Response.ok(json(check.check(content, picture.size()))).build();
        }
    }

    private Response missing() {
        return ProblemResponse.badRequest(texts.of("portal_api.field", PART), PART);
    }

    /** Where nobody could look for a face, the answer says so. */
    private String json(PortraitCheck.Verdict verdict) {
        JsonArrayBuilder findings = Json.createArrayBuilder();
        verdict.findings().forEach(finding -> findings.add(json(finding)));
        JsonObjectBuilder answer =
                Json.createObjectBuilder().add("accepted", verdict.accepted()).add("findings", findings);
        if (!verdict.faceChecked()) {
            answer.add("faceChecked", false);
        }
        return answer.build().toString();
    }

    private JsonObjectBuilder json(Finding finding) {
        return Json.createObjectBuilder()
                .add("code", finding.code())
                .add("field", PART)
                .add("rule", finding.rule())
                .add("have", value(finding.have()))
                .add("need", value(finding.need()))
                .add("text", texts.finding(finding));
    }

    private static JsonValue value(String value) {
        return value == null ? JsonValue.NULL : Json.createValue(value);
    }
}
