package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyChoice;
import org.rmocse.agency.AgencyType;
import org.rmocse.agency.Recommendation;
import org.rmocse.applicant.Qualification;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.PageTexts;

/** What can be chosen at a step, and which agency the answers lead to. */
@Named
@RequestScoped
public class StepChoices {

    private static final int MEGABYTE = 1 << 20;

    @Inject
    private StepPage step;

    @Inject
    private Agencies agencies;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private List<Agency> all;
    private PolicyParameters parameters;

    /** Whom to file with, as far as the answers tell; null where they do not lead to an agency yet. */
    public Recommendation getRecommendation() {
        return AgencyChoice.recommend(
                        all(),
                        getCategory(),
                        chosen("province"),
                        chosen("groupCode"),
                        Boolean.parseBoolean(chosen("ministryDirect")))
                .orElse(null);
    }

    /** Why that one. */
    public String getReason() {
        Recommendation recommended = getRecommendation();
        return recommended == null
                ? null
                : texts.get("recommendation." + recommended.reason())
                        .replace("{agency}", recommended.agency().name());
    }

    /** Takes the recommendation as the answer. */
    public void takeRecommended() {
        Recommendation recommended = getRecommendation();
        if (recommended != null) {
            step.getValues().put("agencyId", String.valueOf(recommended.agency().id()));
        }
        step.keepTyped();
    }

    /** The agency chosen; null before. */
    public Agency getAgency() {
        return all().stream()
                .filter(agency -> String.valueOf(agency.id()).equals(chosen("agencyId")))
                .findFirst()
                .orElse(null);
    }

    /** The agencies by kind, each with what speaks against it today. */
    public List<SelectItem> getAgencies() {
        List<SelectItem> groups = new ArrayList<>();
        for (AgencyType type : AgencyType.values()) {
            SelectItem[] items = all().stream()
                    .filter(agency -> agency.type() == type)
                    .map(agency -> new SelectItem(String.valueOf(agency.id()), named(agency)))
                    .toArray(SelectItem[]::new);
            groups.add(new SelectItemGroup(texts.word(type), null, false, items));
        }
        return groups;
    }

    /** Whether an agency takes applications today, or from when on, in words. */
    public String opening(Agency agency) {
        return agency.open()
                ? texts.get("applicant_step.open_now")
                : texts.finding(agency.findings(null, null).get(0));
    }

    /** The categories passed besides, in a fixed order. */
    public List<PracticeCategory> extras(Qualification qualification) {
        return qualification.extraCategories().stream().sorted().toList();
    }

    public List<SelectItem> getGroups() {
        return all().stream()
                .filter(agency -> agency.type() == AgencyType.CENTRAL_ENTERPRISE)
                .map(agency -> new SelectItem(agency.code(), agency.name()))
                .toList();
    }

    public List<SelectItem> getProvinces() {
        return all().stream()
                .map(Agency::province)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(code -> new SelectItem(code, texts.get("province." + code)))
                .toList();
    }

    /** What the person's qualifications allow (D10). */
    public List<SelectItem> getCategories() {
        return selectable().stream()
                .map(category -> new SelectItem(category.name(), texts.word(category)))
                .toList();
    }

    /** Whether the person may choose among all categories, once, for a qualification that names none (D10). */
    public boolean isFree() {
        return selectable().size() == PracticeCategory.CURRENT.size();
    }

    /** The category applied for, or the only one there is to apply for; null while it is open. */
    public PracticeCategory getCategory() {
        PracticeCategory wanted = step.getView().category();
        if (wanted != null) {
            return wanted.isLegacy() ? null : wanted;
        }
        return selectable().size() == 1 ? selectable().get(0) : null;
    }

    /** The words for the answers to one question of a matter, such as {@code item}. */
    public List<SelectItem> answers(String question, String... names) {
        return Arrays.stream(names)
                .map(name -> new SelectItem(name, texts.get("matter." + question + '.' + name)))
                .toList();
    }

    /** A number of the rules in force today, for the words of a hint. */
    public String parameter(String name) {
        return parameters().text(name);
    }

    /** How large a file may be, in megabytes (D13). */
    public int getMegabytes() {
        return parameters().integer("material.max_bytes") / MEGABYTE;
    }

    private List<PracticeCategory> selectable() {
        return step.getView().selectable().stream().sorted().toList();
    }

    private String named(Agency agency) {
        return agency.findings(getCategory(), null).stream()
                .findFirst()
                .map(finding -> texts.of("applicant_step.agency_not", agency.name(), texts.finding(finding)))
                .orElse(agency.name());
    }

    private String chosen(String name) {
        Object value = step.getValues().get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private List<Agency> all() {
        if (all == null) {
            all = agencies.all(LocalDate.now(clock));
        }
        return all;
    }

    private PolicyParameters parameters() {
        if (parameters == null) {
            parameters = policy.at(LocalDate.now(clock));
        }
        return parameters;
    }
}
