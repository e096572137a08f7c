package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.rmocse.account.PrivacyNotice;
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

    /** What a version says, part by part. */
    public List<Section> sections(PrivacyNotice notice) {
        int version = notice.version();
        return (version == 1 ? List.of("why") : SECTIONS)
                .stream()
                        .map(name -> new Section(
                                name,
                                texts.get("portal_privacy.section." + name),
                                lines((version == 1 ? "portal_privacy.one." : "portal_privacy.two.") + name, notice)))
                        .toList();
    }

    /** What it says otherwise than the version before it. */
    public List<String> changes(PrivacyNotice notice) {
        return notice.version() == 1 ? List.of() : lines("portal_privacy.changed", notice);
    }

    /** With the numbers of the day it came into force: another number is another version, to which people agree anew. */
    private List<String> lines(String key, PrivacyNotice notice) {
        PolicyParameters then = policy.at(notice.inForceFrom());
        return texts.of(key, then.integer("account.known_origin_days"), then.integer("retention.link_days"))
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
