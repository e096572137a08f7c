package org.rmocse.account;

import java.time.Instant;
import java.util.Locale;

/**
 * That somebody agreed to a version of the privacy notice.
 *
 * @param sensitive whether to sensitive personal information, too
 * @param language the one it was read in
 */
public record Consent(int version, boolean sensitive, Locale language, Instant givenAt) {}
