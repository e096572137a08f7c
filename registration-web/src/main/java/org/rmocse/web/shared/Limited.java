package org.rmocse.web.shared;

import java.util.Locale;

/** What one network address may ask only so often; how often, the policy parameters {@code limit.<name>.…} say. */
public enum Limited {
    /** Questions to the register: look-up and verification (D17). */
    LOOK_UP,
    /** Questions whether an application may be filed, which need neither register nor disk. */
    SELF_CHECK,
    /** Pictures to be judged, which cost the server more than anything else a stranger may ask. */
    PORTRAIT_CHECK,
    /** Requests of training bodies' own systems. */
    EDUCATION_API,
    /** Passwords that were wrong. */
    SIGN_IN,
    /** Requests that may cause a mail with a link. */
    ACCOUNT_LINK,
    /** A person's own data, taken away as a file; counted by the person and not by the address. */
    OWN_DATA,
    /** One-time codes that were wrong (D28). */
    ACCOUNT_CODE;

    String parameter(String part) {
        return "limit." + name().toLowerCase(Locale.ROOT) + '.' + part;
    }
}
