package org.rmocse.education;

import java.math.BigDecimal;
import java.util.List;

/**
 * What continuing education amounts to.
 *
 * @param hours those that count
 * @param whyNot for each row in its place the code why it does not count, null where it does
 */
public record Tally(BigDecimal hours, List<String> whyNot) {}
