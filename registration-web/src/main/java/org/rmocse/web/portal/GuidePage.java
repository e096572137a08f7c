package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.BlankForm;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PracticeCategory;

/** The published guide, its numbers as the rules in force today say. */
@Named
@RequestScoped
public class GuidePage {

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    private Map<String, String> rules;

    /** The policy parameters in force today, by name. */
    public Map<String, String> getRules() {
        if (rules == null) {
            rules = policy.at(LocalDate.now(clock)).asMap();
        }
        return rules;
    }

    /** The four kinds that register. */
    public List<ApplicationKind> getKinds() {
        return Arrays.stream(ApplicationKind.values())
                .filter(ApplicationKind::registers)
                .toList();
    }

    public List<PracticeCategory> getCategories() {
        return PracticeCategory.CURRENT;
    }

    /** The empty forms to be looked at, or filled in by hand. */
    public List<BlankForm> getForms() {
        return List.of(BlankForm.values());
    }
}
