package org.rmocse.account;

import java.util.ArrayList;
import java.util.List;
import org.rmocse.shared.Finding;

/**
 * What somebody ticked under the privacy notice.
 *
 * @param notice agrees to the notice
 * @param sensitive agrees, separately, to sensitive personal information being kept: portrait and pictures of the identity card
 *     (PIPL art. 29)
 */
public record Agreement(boolean notice, boolean sensitive) {

    /** To everything that is asked. */
    public static final Agreement WHOLE = new Agreement(true, true);

    /**
     * What is missing of it.
     *
     * @param withSensitive whether the second is asked for, as of whoever files
     */
    public List<Finding> findings(boolean withSensitive) {
        List<Finding> findings = new ArrayList<>();
        if (!notice) {
            findings.add(Finding.of("CONSENT_NEEDED", "consent"));
        }
        if (withSensitive && !sensitive) {
            findings.add(Finding.of("CONSENT_SENSITIVE_NEEDED", "sensitive"));
        }
        return findings;
    }
}
