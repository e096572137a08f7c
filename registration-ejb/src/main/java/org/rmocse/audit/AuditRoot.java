package org.rmocse.audit;

import java.time.LocalDate;

/**
 * The chain as it stood at the end of a day, published so that nobody can rewrite what came before.
 *
 * @param day in the country's time
 * @param sequence how many entries the whole chain had
 * @param entries how many of them came since the root before
 * @param hash of the last seal, in hexadecimal digits
 */
public record AuditRoot(LocalDate day, long sequence, long entries, String hash) {}
