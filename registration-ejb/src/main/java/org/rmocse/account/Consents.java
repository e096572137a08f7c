package org.rmocse.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/**
 * One's own consent to what is kept (PIPL art. 13, 14, 17 and 29). Asked when an account is opened, and at the next sign-in whenever
 * another version of the notice came into force; of officers, whose data the office keeps as their employer, it is not asked.
 */
@Stateless
public class Consents {

    private static final Set<Role> ASKED = EnumSet.of(Role.APPLICANT, Role.EMPLOYER, Role.EDUCATION_PROVIDER);

    @Inject
    private AccountDirectory directory;

    @Inject
    private ConsentRecords records;

    @Inject
    private AuditTrail audit;

    public Consents() {}

    Consents(AccountDirectory directory, ConsentRecords records, AuditTrail audit) {
        this.directory = directory;
        this.records = records;
        this.audit = audit;
    }

    /** What is asked of whoever is signed in. */
    @RolesAllowed("**")
    public ConsentQuestion question() {
        Actor actor = own();
        PrivacyNotice notice = records.inForce();
        List<Consent> given = records.of(actor.accountId());
        boolean sensitive = actor.has(Role.APPLICANT);
        boolean due = actor.roles().stream().anyMatch(ASKED::contains)
                && given.stream()
                        .noneMatch(one -> one.version() >= notice.version() && (one.sensitive() || !sensitive));
        return new ConsentQuestion(notice, given.isEmpty() ? null : given.get(0), sensitive, due);
    }

    /**
     * Agrees to the version in force.
     *
     * @param language the one it was read in
     * @throws Rejected CONSENT_NEEDED, CONSENT_SENSITIVE_NEEDED where not everything is agreed to that is asked
     */
    @RolesAllowed("**")
    public void give(Agreement agreement, Locale language) {
        Actor actor = own();
        List<Finding> missing = agreement.findings(actor.has(Role.APPLICANT));
        if (!missing.isEmpty()) {
            throw new Rejected(missing);
        }
        records.give(actor, actor.has(Role.APPLICANT), language);
    }

    /** Does not agree; nothing is changed by it, and it is asked again at the next sign-in. */
    @RolesAllowed("**")
    public void refuse() {
        Actor actor = own();
        audit.record(
                actor,
                "account.consent_refused",
                "account",
                actor.publicId(),
                Map.of("version", String.valueOf(records.inForce().version())));
    }

    private Actor own() {
        return directory
                .current()
                .filter(Account::isEnabled)
                .map(directory::actor)
                .orElseThrow(() -> new Rejected(Finding.of("SIGNED_OUT", null)));
    }
}
