package org.rmocse.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyChoice;
import org.rmocse.agency.AgencyType;
import org.rmocse.agency.Recommendation;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.PageTexts;

/** Which agency to file with, for machines (guide, point 4). */
@Path("agencies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgencyResource {

    private static final String PLACE = "\\d{6}";

    @Inject
    private Agencies agencies;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    @GET
    @Path("recommendation")
    public Response recommendation(
            @QueryParam("category") String category,
            @QueryParam("ministry") String ministry,
            @QueryParam("group") String group,
            @QueryParam("directlyUnderMinistry") String direct,
            @QueryParam("province") String province) {
        List<Agency> all = agencies.all(LocalDate.now(clock));
        Optional<PracticeCategory> wanted = PracticeCategory.CURRENT.stream()
                .filter(one -> one.name().equals(category))
                .findFirst();
        if (wanted.isEmpty()) {
            return wrong("category");
        }
        if (isNone(all, ministry, AgencyChoice::isMinistry)) {
            return wrong("ministry");
        }
        if (isNone(all, group, agency -> agency.type() == AgencyType.CENTRAL_ENTERPRISE)) {
            return wrong("group");
        }
        if (isGiven(direct) && !direct.equals("true") && !direct.equals("false")) {
            return wrong("directlyUnderMinistry");
        }
        if (isGiven(province) && !province.matches(PLACE)) {
            return wrong("province");
        }
        return AgencyChoice.recommendUnder(ministry, all, wanted.get(), province, group, "true".equals(direct))
                .map(this::answer)
                .orElseGet(() -> isGiven(province)
                        ? ProblemResponse.notFound(texts.get("portal_api.no_agency"), "province")
                        : wrong("province"));
    }

    private Response answer(Recommendation recommendation) {
        Agency agency = recommendation.agency();
        return Response.ok(Json.createObjectBuilder()
                        .add(
                                "agency",
                                Json.createObjectBuilder()
                                        .add("code", agency.code())
                                        .add("name", agency.name()))
                        .add("step", recommendation.step())
                        .add(
                                "reason",
                                texts.get("recommendation." + recommendation.reason())
                                        .replace("{agency}", agency.name()))
                        .build()
                        .toString())
                .build();
    }

    private Response wrong(String parameter) {
        return ProblemResponse.badRequest(texts.of("portal_api.field", parameter), parameter);
    }

    private static boolean isNone(List<Agency> all, String code, Predicate<Agency> kind) {
        return isGiven(code)
                && all.stream().filter(kind).noneMatch(agency -> agency.code().equals(code));
    }

    private static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isEmpty();
    }
}
