package org.rmocse.certificate;

import java.time.LocalDate;
import org.rmocse.shared.PracticeCategory;

/** How a registration stood when something was entered, for letters, which never change. */
public record EnteredState(
        String number, PracticeCategory category, String employerName, LocalDate validFrom, LocalDate validTo) {}
