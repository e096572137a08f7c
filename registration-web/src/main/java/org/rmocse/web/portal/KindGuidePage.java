package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.BlankForm;
import org.rmocse.application.NeededMaterial;
import org.rmocse.application.Step;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.PageTexts;

/** The guide to one kind of filing, step by step: from the kind's own data, with the numbers of the rules in force today. */
@Named
@RequestScoped
public class KindGuidePage {

    /** A step or stage with what happens in it. */
    public record Told(String title, String text) {}

    private static final Map<Step, List<String>> NUMBERS = Map.of(
            Step.PORTRAIT, List.of("portrait.width", "portrait.height"),
            Step.EDUCATION, List.of("education.hours"),
            Step.MATERIALS, List.of("material.max_pages"));
    private static final Map<String, String> LIMITS = Map.of(
            "acceptance", "clock.acceptance_days",
            "review", "clock.initial_review_days",
            "final", "clock.final_review_days",
            "approval", "clock.approval_days");

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private String asked;
    private Map<String, String> rules;

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }

    /** @throws Rejected NOT_FOUND for a kind there is not */
    public ApplicationKind getKind() {
        return Arrays.stream(ApplicationKind.values())
                .filter(kind -> kind.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    public List<ApplicationKind> getKinds() {
        return List.of(ApplicationKind.values());
    }

    /** Who may file it and when. */
    public List<String> getConditions() {
        return switch (getKind()) {
            case INITIAL ->
                List.of(
                        told("portal_guide.initial", "initial.years", "education.hours"),
                        told("portal_guide.initial_legacy", "initial.cutover", "initial.legacy_deadline"));
            case RENEWAL ->
                List.of(
                        told("portal_guide.renewal", "renewal.usual_months", "renewal.opens_years"),
                        told("portal_guide.renewal_hours", "education.hours"));
            case CHANGE -> List.of(told("portal_guide.change", "renewal.opens_years", "education.hours"));
            case RE_REGISTRATION -> List.of(told("portal_guide.re_registration", "education.hours"));
            case REISSUE, CANCELLATION, OTHER_MATTER -> List.of(told("portal_kind.condition." + getKind()));
        };
    }

    /** The working days within which it is decided at the latest, from the filing to the certificate. */
    public int getDays() {
        return stages().filter(LIMITS::containsKey)
                .map(LIMITS::get)
                .mapToInt(name -> Integer.parseInt(rules().get(name)))
                .sum();
    }

    /** The steps of filling it in, the last one the filing. */
    public List<Told> getSteps() {
        return Stream.concat(
                        getKind().steps().stream()
                                .map(step -> new Told(
                                        texts.word(step),
                                        told(
                                                "portal_kind.step." + step,
                                                NUMBERS.getOrDefault(step, List.of())
                                                        .toArray(String[]::new)))),
                        Stream.of(new Told(
                                texts.get("portal_guide.step_submit"), texts.get("portal_guide.step_submit_text"))))
                .toList();
    }

    public List<NeededMaterial> getMaterials() {
        return NeededMaterial.of(getKind());
    }

    public List<BlankForm> getForms() {
        return BlankForm.of(getKind());
    }

    /** What comes after the filing. */
    public List<Told> getStages() {
        return stages().map(stage -> new Told(
                        texts.get("portal_guide." + stage),
                        switch (stage) {
                            case "acceptance" ->
                                told("portal_guide.acceptance_text", "clock.acceptance_days", "clock.correction_days");
                            case "collection" -> texts.get("portal_kind.result." + getKind());
                            default -> told("portal_guide." + stage + "_text", LIMITS.get(stage));
                        }))
                .toList();
    }

    private Stream<String> stages() {
        return switch (getKind().route()) {
            case FULL -> Stream.of("acceptance", "review", "final", "approval", "collection");
            case AGENCY -> Stream.of("acceptance", "review", "approval", "collection");
            case CENTRE -> Stream.of("final", "approval", "collection");
        };
    }

    private String told(String key, String... names) {
        return switch (names.length) {
            case 0 -> texts.get(key);
            case 1 -> texts.of(key, rules().get(names[0]));
            default -> texts.of(key, rules().get(names[0]), rules().get(names[1]));
        };
    }

    private Map<String, String> rules() {
        if (rules == null) {
            rules = policy.at(LocalDate.now(clock)).asMap();
        }
        return rules;
    }
}
