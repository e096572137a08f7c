package org.rmocse.web.portal;

/**
 * What people ask again and again, in the order in which a registration brings it up.
 *
 * <p>The words of each stand under {@code portal_questions.ask.NAME} and {@code portal_questions.answer.NAME}; the name is the
 * anchor on the page, so that a letter or an answer on the telephone can point at it.
 */
public enum PublicAnswer {
    AGENCY("/agencies.xhtml", "nav.agencies"),
    REACH("/agencies.xhtml", "nav.agencies"),
    ACCOUNT("/open-account.xhtml", "portal_index.open_account"),
    PASSWORD("/reset-password.xhtml", "security_reset_password.title"),
    KIND("/self-check.xhtml", "nav.self_check"),
    FORMS("/guide.xhtml#forms", "portal_guide.forms"),
    FILES("/guide.xhtml#materials", "portal_guide.materials"),
    EDUCATION("/agencies.xhtml", "nav.agencies", "education.hours"),
    SOCIAL("/guide.xhtml#materials", "portal_guide.materials"),
    RELEASE("/guide.xhtml#CHANGE", "portal_guide.kinds"),
    MISTAKE("/guide.xhtml#afterwards", "portal_guide.afterwards"),
    TIME("/guide.xhtml#afterwards", "portal_guide.afterwards", "clock.initial_review_days", "clock.final_review_days"),
    COLLECT("/agencies.xhtml", "nav.agencies"),
    OLD("/verify.xhtml", "nav.verify");

    private final String address;
    private final String label;
    private final String[] rules;

    PublicAnswer(String address, String label, String... rules) {
        this.address = address;
        this.label = label;
        this.rules = rules;
    }

    /** The page that leads on. */
    public String address() {
        return address;
    }

    /** The key of the words for {@link #address}. */
    public String label() {
        return label;
    }

    /** The policy parameters whose values the answer tells, in their places. */
    String[] rules() {
        return rules.clone();
    }
}
