package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Qualifications;
import org.rmocse.certificate.Register;
import org.rmocse.certificate.Registration;

/** Answers the public's question whether somebody is registered: by name and number together, never by one alone (D17). */
@ApplicationScoped
public class LookUp {

    private Register register;
    private People people;
    private Qualifications qualifications;

    protected LookUp() {}

    @Inject
    public LookUp(Register register, People people, Qualifications qualifications) {
        this.register = register;
        this.people = people;
        this.qualifications = qualifications;
    }

    /**
     * @param name the whole name
     * @param number registration number or qualification certificate number
     */
    public Optional<PublicRegistration> find(String name, String number) {
        String typed = number.strip();
        Optional<Registration> found = register.byNumber(typed);
        if (found.isEmpty()) {
            found = qualifications.find(typed).flatMap(one -> register.ofPerson(one.personId()));
        }
        return found.flatMap(one -> people.find(one.personId())
                .filter(person -> person.name().equals(name.strip()))
                .map(person -> new PublicRegistration(
                        person.name(),
                        one.number(),
                        one.category(),
                        one.employerName(),
                        one.validFrom(),
                        one.validTo(),
                        one.standing(),
                        one.endedOn(),
                        one.endedByRule())));
    }
}
