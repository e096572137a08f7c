package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.IssuedCode;
import org.rmocse.account.OneTimeCodes;
import org.rmocse.agency.Agencies;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;

/** One-time codes for holders of the own agency, given in person (D28). */
@Stateless
public class HolderCodes {

    private static final int LONGEST_CHECK = 200;

    @Inject
    private Register register;

    @Inject
    private People people;

    @Inject
    private OneTimeCodes codes;

    @Inject
    private Agencies agencies;

    @Inject
    private Notifications notifications;

    @Inject
    private CurrentActor current;

    @Inject
    private AuditTrail audit;

    public HolderCodes() {}

    HolderCodes(
            Register register,
            People people,
            OneTimeCodes codes,
            Agencies agencies,
            Notifications notifications,
            CurrentActor current,
            AuditTrail audit) {
        this.register = register;
        this.people = people;
        this.codes = codes;
        this.agencies = agencies;
        this.notifications = notifications;
        this.current = current;
        this.audit = audit;
    }

    /**
     * The holder with this registration number and name.
     *
     * @throws Rejected REQUIRED, or HOLDER_NOT_FOUND alike where there is nobody, the name differs, or another agency has them
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.AGENCY_REVIEWER})
    public CodeHolder find(String number, String name) {
        Registration registration = own(number, name);
        Person person = people.get(registration.personId());
        return new CodeHolder(
                person.name(),
                person.maskedIdNumber(),
                registration.number(),
                registration.category(),
                registration.employerName(),
                registration.validFrom(),
                registration.validTo(),
                registration.standing());
    }

    /**
     * A code for that holder, shown this once; an older one stops working.
     *
     * @param check how the officer made sure who it is; kept in the trail
     * @throws Rejected as {@link #find}, REQUIRED or TOO_LONG of the check, or CODES_TOO_MANY
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.AGENCY_REVIEWER})
    public IssuedCode issue(String number, String name, String check) {
        Registration registration = own(number, name);
        if (check == null || check.isBlank()) {
            throw new Rejected(Finding.of("REQUIRED", "check"));
        }
        if (check.strip().length() > LONGEST_CHECK) {
            throw new Rejected(
                    Finding.of("TOO_LONG", "check").having(check.strip().length(), LONGEST_CHECK));
        }
        Actor actor = current.actor();
        IssuedCode code = codes.issue(actor, registration.personId(), registration.number());
        audit.record(
                actor,
                "account.code_issued",
                "registration",
                registration.publicId(),
                Map.of("check", check.strip(), "expiresAt", code.expiresAt().toString()));
        tell(people.get(registration.personId()), actor.agencyId());
        return code;
    }

    /** Whoever has an address hears of it, lest somebody else was taken for them. */
    private void tell(Person person, long agency) {
        notifications.send(new Notice(
                NoticeType.CODE_ISSUED,
                person.email(),
                person.locale(),
                null,
                Map.of(
                        "name", person.name(),
                        "agency", agencies.names().get(agency),
                        "link", Settings.current().url("/agencies.xhtml"))));
    }

    private Registration own(String number, String name) {
        List<Finding> missing = new ArrayList<>();
        if (number == null || number.isBlank()) {
            missing.add(Finding.of("REQUIRED", "number"));
        }
        if (name == null || name.isBlank()) {
            missing.add(Finding.of("REQUIRED", "name"));
        }
        if (!missing.isEmpty()) {
            throw new Rejected(missing);
        }
        return register.byNumber(number.strip())
                .filter(one -> Objects.equals(one.agencyId(), current.actor().agencyId()))
                .filter(one -> people.get(one.personId()).name().equals(name.strip()))
                .orElseThrow(() -> new Rejected(Finding.of("HOLDER_NOT_FOUND", null, "D28")));
    }
}
