package org.rmocse.employer;

import java.util.List;
import java.util.Optional;
import org.rmocse.account.EmployerContact;

/**
 * A request to speak for an employer beside what is known of the employer.
 *
 * @param locale the tag of the language the contact is written to in
 * @param pages of the letter of authority
 * @param reason why it was refused; null where it was not
 * @param employer empty where nobody has been registered with it yet
 * @param names it has borne, the latest first
 * @param contacts who speaks for it already or did
 */
public record ContactRequestFile(
        ContactRequestLine line,
        String email,
        String locale,
        String letterName,
        int pages,
        String reason,
        Optional<Employer> employer,
        List<BorneName> names,
        List<EmployerContact> contacts) {

    /** Whether the name that was typed is the one the register has; true where it has none. */
    public boolean sameName() {
        return employer.map(known -> known.name().equals(line.name())).orElse(true);
    }
}
