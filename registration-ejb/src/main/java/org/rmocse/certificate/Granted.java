package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.UUID;

/** What was entered: how the registration stands by it. */
public record Granted(
        UUID basis, long personId, String number, LocalDate validFrom, LocalDate validTo, String certificateCode) {}
