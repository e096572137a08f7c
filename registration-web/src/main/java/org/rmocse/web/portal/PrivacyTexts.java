package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.web.shared.PageTexts;

/** The words of each version of the privacy notice. A version that was in force keeps its words; another one gets its own keys. */
@RequestScoped
public class PrivacyTexts {

    private static final List<String> SECTIONS =
            List.of("what", "sensitive", "why", "who", "how_long", "rights", "refusing", "ask");

    @Inject
    private PageTexts texts;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    /** What a version says, part by part. */
    public List<Section> sections(int version) {
        return (version == 1 ? List.of("why") : SECTIONS)
                .stream()
                        .map(name -> new Section(
                                name,
                                texts.get("portal_privacy.section." + name),
                                lines(version == 1 ? "portal_privacy.one." + name : "portal_privacy.two." + name)))
                        .toList();
    }

    /** What it says otherwise than the version before it. */
    public List<String> changes(int version) {
        return version == 1 ? List.of() : lines("portal_privacy.changed");
    }

    private List<String> lines(String key) {
        PolicyParameters today = policy.at(LocalDate.now(clock));
        return texts.of(key, today.integer("account.known_origin_days"), today.integer("retention.link_days"))
                .lines()
                .toList();
    }

    /**
     * A part of the notice.
     *
     * @param name its anchor
     * @param lines what it says, one thing a line
     */
    public record Section(String name, String title, List<String> lines) {}
}
