package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.UUID;

/** A registration as it was entered. */
public record Granted(
        UUID basis, long personId, String number, LocalDate validFrom, LocalDate validTo, String certificateCode) {}
