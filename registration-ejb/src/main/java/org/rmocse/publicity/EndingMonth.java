package org.rmocse.publicity;

import java.time.YearMonth;

/** How many registrations in the register end in a month unless they are renewed. */
public record EndingMonth(YearMonth month, int registrations) {}
