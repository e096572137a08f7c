package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.Eligibility;
import org.rmocse.application.EligibilityFacts;
import org.rmocse.application.EligibilityFacts.Ending;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.application.EligibilityFacts.Requested;
import org.rmocse.application.EligibilityRules;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.ClientAddress;
import org.rmocse.web.shared.Limited;
import org.rmocse.web.shared.PageTexts;
import org.rmocse.web.shared.RateLimit;

/** The public self-check: whether somebody of these facts may file, and if not, why, and when. Nothing is stored. */
@Path("eligibility")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EligibilityResource {

    private static final List<ApplicationKind> KINDS = List.of(ApplicationKind.values());
    private static final int LONGEST_QUESTION = 16 * 1024;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    @Inject
    private RateLimit limit;

    @Inject
    private PageTexts texts;

    @Context
    private HttpServletRequest request;

    @POST
    public Response check(InputStream body) throws IOException {
        long wait = limit.secondsToWait(Limited.SELF_CHECK, ClientAddress.of(request));
        if (wait > 0) {
            return ProblemResponse.tooMany(wait, texts.of("portal_api.busy", wait));
        }
        byte[] question = body.readNBytes(LONGEST_QUESTION + 1);
        if (question.length > LONGEST_QUESTION) {
            return ProblemResponse.of(413, null, null);
        }
        LocalDate today = LocalDate.now(clock);
        try {
            EligibilityFacts facts = facts(JsonQuestion.of(new String(question, StandardCharsets.UTF_8)), today);
            return Response.ok(json(EligibilityRules.evaluate(facts, policy.at(today))))
                    .build();
        } catch (JsonQuestion.Unreadable wrong) {
            return wrong.field() == null
                    ? ProblemResponse.badRequest(texts.get("portal_api.no_json"), null)
                    : ProblemResponse.badRequest(texts.of("portal_api.field", wrong.field()), wrong.field());
        }
    }

    private static EligibilityFacts facts(JsonQuestion question, LocalDate today) throws JsonQuestion.Unreadable {
        LocalDate on = question.day("on");
        return new EligibilityFacts(
                question.neededConstant("kind", KINDS),
                on == null ? today : on,
                question.day("birthDate"),
                qualification(question.object("qualification")),
                registration(question.object("registration")),
                requested(question.object("requested")),
                question.number("educationHours"),
                question.flag("portraitOnFile"),
                question.constants("openApplications", KINDS));
    }

    private static Qualified qualification(Optional<JsonQuestion> given) throws JsonQuestion.Unreadable {
        if (given.isEmpty()) {
            return null;
        }
        JsonQuestion part = given.get();
        return new Qualified(
                part.neededDay("issuedOn"),
                part.constant("category", PracticeCategory.CURRENT),
                part.constants("extraCategories", PracticeCategory.CURRENT));
    }

    private static Registered registration(Optional<JsonQuestion> given) throws JsonQuestion.Unreadable {
        if (given.isEmpty()) {
            return null;
        }
        JsonQuestion part = given.get();
        Ending ending = part.constant("ending", List.of(Ending.values()));
        return new Registered(
                part.neededDay("validFrom"),
                part.neededDay("validTo"),
                part.constant("category", List.of(PracticeCategory.values())),
                part.text("employer"),
                part.text("employerName"),
                ending,
                ending == null ? part.day("endedOn") : part.neededDay("endedOn"));
    }

    private static Requested requested(Optional<JsonQuestion> given) throws JsonQuestion.Unreadable {
        if (given.isEmpty()) {
            return null;
        }
        JsonQuestion part = given.get();
        return new Requested(
                part.constant("category", PracticeCategory.CURRENT),
                part.text("employer"),
                part.text("employerName"),
                part.flag("withRenewal"));
    }

    private static String json(Eligibility eligibility) {
        JsonArrayBuilder findings = Json.createArrayBuilder();
        eligibility.findings().forEach(finding -> findings.add(json(finding)));
        return Json.createObjectBuilder()
                .add("allowed", eligibility.allowed())
                .add("overdueInitial", eligibility.overdueInitial())
                .add("educationRequired", eligibility.educationRequired())
                .add("window", window(eligibility.window()))
                .add("newValidity", validity(eligibility.newValidity()))
                .add("findings", findings)
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(Finding finding) {
        return Json.createObjectBuilder()
                .add("code", finding.code())
                .add("field", value(finding.field()))
                .add("rule", value(finding.rule()))
                .add("have", value(finding.have()))
                .add("need", value(finding.need()))
                .add("satisfiedOn", value(finding.satisfiedOn()));
    }

    private static JsonValue window(Eligibility.Window window) {
        return window == null
                ? JsonValue.NULL
                : Json.createObjectBuilder()
                        .add("opensOn", value(window.opensOn()))
                        .add("usualFrom", value(window.usualFrom()))
                        .add("closesOn", value(window.closesOn()))
                        .build();
    }

    private static JsonValue validity(Eligibility.Validity validity) {
        return validity == null
                ? JsonValue.NULL
                : Json.createObjectBuilder()
                        .add("from", value(validity.from()))
                        .add("to", value(validity.to()))
                        .build();
    }

    private static JsonValue value(Object value) {
        return value == null ? JsonValue.NULL : Json.createValue(value.toString());
    }
}
