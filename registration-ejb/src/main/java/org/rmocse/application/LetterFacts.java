package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rmocse.certificate.Granted;

/**
 * What a letter tells, as it stood at the move it goes with; nothing is judged again.
 *
 * @param inSilence true where nobody acted and the time for it ran out (R14)
 * @param by whose desk the move was made at, or came to with a submission
 * @param category null where the application names none
 * @param employerName null where the application names none
 * @param agencyName null where no agency takes part
 * @param submittedAt when the round began
 * @param dueOn the day by which whoever's turn it then was had to act; null where no clock ran
 * @param granted what the register held after an approval; empty before any
 */
record LetterFacts(
        LetterKind letter,
        ApplicationKind kind,
        int round,
        Instant at,
        boolean inSilence,
        Turn by,
        String receiptNumber,
        String personName,
        String category,
        String employerName,
        String agencyName,
        Instant submittedAt,
        LocalDate dueOn,
        boolean dueProvisional,
        List<ReasonGiven> reasons,
        Optional<Granted> granted) {

    /** The number of the letter. */
    String number() {
        return receiptNumber + '-' + letter.code(round);
    }
}
