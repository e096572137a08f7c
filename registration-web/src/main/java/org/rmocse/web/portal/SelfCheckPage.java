package org.rmocse.web.portal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/**
 * May I, and if not, why, and when: a visitor's own answers, judged by the rules that judge an application. Nothing typed is
 * stored.
 */
@Named
@RequestScoped
public class SelfCheckPage {

    /** What each kind is asked for, in the order of the page; no more than its rules look at. */
    private static final Map<ApplicationKind, List<String>> ASKED = Map.of(
            ApplicationKind.INITIAL,
                    List.of("birthDate", "qualifiedOn", "qualifiedCategory", "category", "hours", "open"),
            ApplicationKind.RENEWAL, List.of("birthDate", "validTo", "employer", "hours", "open"),
            ApplicationKind.CHANGE, List.of("birthDate", "validTo", "change", "hours", "open"),
            ApplicationKind.RE_REGISTRATION, List.of("birthDate", "validTo", "ending", "hours", "open"),
            ApplicationKind.REISSUE, List.of("validTo", "portrait"),
            ApplicationKind.CANCELLATION, List.of("validTo", "open"),
            ApplicationKind.OTHER_MATTER, List.of());

    private static final Set<String> NEEDED =
            Set.of("birthDate", "qualifiedOn", "validTo", "employer", "change", "portrait");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    @Inject
    private Messages messages;

    private final Map<String, String> values = new HashMap<>();
    private final List<Finding> wrong = new ArrayList<>();
    private ApplicationKind kind;
    private Eligibility answer;

    @PostConstruct
    void begin() {
        kind = constant(ApplicationKind.class, request.getParameter("kind"));
        if (kind == ApplicationKind.OTHER_MATTER) {
            check();
        }
    }

    /** Judges what was typed; what cannot be judged is told at its field. */
    public void check() {
        ASKED.get(kind).stream()
                .filter(field -> NEEDED.contains(field) && text(field) == null)
                .forEach(field -> wrong.add(Finding.of("REQUIRED", field)));
        EligibilityFacts facts = facts();
        if (wrong.isEmpty()) {
            answer = EligibilityRules.evaluate(facts, today());
        } else {
            messages.show(wrong);
        }
    }

    private EligibilityFacts facts() {
        return new EligibilityFacts(
                kind,
                LocalDate.now(clock),
                day("birthDate"),
                qualification(),
                registration(),
                requested(),
                hours(),
                "YES".equals(text("portrait")),
                text("open") == null ? Set.of() : Set.of(constant(ApplicationKind.class, text("open"))));
    }

    /** Whoever is or was registered is qualified; which certificate it was does not matter to what is asked here. */
    private Qualified qualification() {
        LocalDate issuedOn = kind == ApplicationKind.INITIAL ? day("qualifiedOn") : LocalDate.EPOCH;
        return issuedOn == null
                ? null
                : new Qualified(issuedOn, constant(PracticeCategory.class, text("qualifiedCategory")), Set.of());
    }

    private Registered registration() {
        LocalDate validTo = day("validTo");
        Ending ending = constant(Ending.class, text("ending"));
        LocalDate endedOn = day("endedOn");
        if (ending != null && endedOn == null && text("endedOn") == null) {
            wrong.add(Finding.of("REQUIRED", "endedOn"));
        }
        return validTo == null
                ? null
                : new Registered(
                        EligibilityRules.termTo(validTo, today()).from(),
                        validTo,
                        PracticeCategory.OTHER,
                        texts.get("portal_self_check.employer.SAME"),
                        null,
                        ending,
                        endedOn);
    }

    private Requested requested() {
        String change = text("change");
        boolean another = "EMPLOYER".equals(change) || "ANOTHER".equals(text("employer"));
        return new Requested(
                "CATEGORY".equals(change)
                        ? PracticeCategory.CHEMICAL
                        : constant(PracticeCategory.class, text("category")),
                another ? texts.get("portal_self_check.employer.ANOTHER") : null,
                "NAME".equals(change) ? change : null,
                "YES".equals(text("withRenewal")));
    }

    private LocalDate day(String field) {
        try {
            return text(field) == null ? null : LocalDate.parse(text(field));
        } catch (DateTimeException noDay) {
            wrong.add(Finding.of("DATE_INVALID", field));
            return null;
        }
    }

    private BigDecimal hours() {
        String typed = text("hours");
        if (typed == null) {
            return null;
        }
        if (!typed.matches("\\d{1,4}(\\.\\d)?")) {
            wrong.add(Finding.of("HOURS_INVALID", "hours"));
            return null;
        }
        return new BigDecimal(typed);
    }

    private String text(String field) {
        String typed = values.get(field);
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private PolicyParameters today() {
        return policy.at(LocalDate.now(clock));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The kind asked about; null while it is not chosen. */
    public ApplicationKind getKind() {
        return kind;
    }

    public List<ApplicationKind> getKinds() {
        return List.of(ApplicationKind.values());
    }

    /** Whether this kind is asked for that. */
    public boolean asks(String field) {
        return kind != null && ASKED.get(kind).contains(field);
    }

    /** What is typed, by the name of the field. */
    public Map<String, String> getValues() {
        return values;
    }

    /** Null while nothing was asked, or what was asked cannot be judged. */
    public Eligibility getAnswer() {
        return answer;
    }

    /** Hours of a cycle (D9). */
    public int getHoursNeeded() {
        return today().integer("education.hours");
    }

    public List<SelectItem> getCategories() {
        return words(PracticeCategory.CURRENT.toArray(PracticeCategory[]::new));
    }

    public List<SelectItem> getOpenKinds() {
        return words(ApplicationKind.values());
    }

    public List<SelectItem> getEndings() {
        return options("portal_self_check.ending.", "CANCELLED", "REVOKED");
    }

    public List<SelectItem> getEmployers() {
        return options("portal_self_check.employer.", "SAME", "ANOTHER");
    }

    public List<SelectItem> getChanges() {
        return options("portal_self_check.change.", "EMPLOYER", "NAME", "CATEGORY");
    }

    public List<SelectItem> getYesOrNo() {
        return options("portal_self_check.answer.", "YES", "NO");
    }

    private List<SelectItem> words(Enum<?>... constants) {
        return Arrays.stream(constants)
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    private List<SelectItem> options(String words, String... names) {
        return Arrays.stream(names)
                .map(name -> new SelectItem(name, texts.get(words + name)))
                .toList();
    }
}
