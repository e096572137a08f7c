package org.rmocse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

/** Opening an account with the code an agency gave in person (D28). The answer never tells who is known. */
@Stateless
public class CodedAccounts {

    @Inject
    private AccountDirectory directory;

    @Inject
    private HolderAccounts accounts;

    @Inject
    private OneTimeCodes codes;

    @Inject
    private ConsentRecords consents;

    @Inject
    private Factors factors;

    @Inject
    private SignInOrigins origins;

    @Inject
    private People people;

    @Inject
    private AuditTrail audit;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    public CodedAccounts() {}

    CodedAccounts(
            AccountDirectory directory,
            HolderAccounts accounts,
            OneTimeCodes codes,
            ConsentRecords consents,
            Factors factors,
            SignInOrigins origins,
            People people,
            AuditTrail audit,
            Policy policy,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.codes = codes;
        this.consents = consents;
        this.factors = factors;
        this.origins = origins;
        this.people = people;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Opens the account of the holder the code was given to, or sets a new password where there is one. A wrong code is counted,
     * which a refusal by exception would undo; hence the answer.
     *
     * @param email where mails are to go from now on; may be empty, and is not taken where somebody else signs in by it
     * @param agreement to the privacy notice in force, recorded with the account
     * @param origin the network address it is done from
     * @return false alike where the number is unknown and where the code is wrong, used, replaced, expired or guessed at too often
     * @throws Rejected with what is missing, malformed, not agreed to or wrong with the password, which says nothing of who is known; where the
     *     password is too personal, the code was right and stays good
     */
    @PermitAll
    public boolean open(
            String registrationNumber,
            String code,
            String password,
            String email,
            Agreement agreement,
            Locale locale,
            String origin) {
        PolicyParameters today = policy.at(LocalDate.now(clock));
        List<Finding> findings = typed(registrationNumber, code, password, email, today);
        findings.addAll(agreement.findings(true));
        require(findings);
        Optional<Person> holder = codes.use(registrationNumber.strip(), code).map(people::get);
        if (holder.isEmpty()) {
            return false;
        }
        Person person = holder.get();
        Account account = directory.ofPerson(person).orElseGet(() -> accounts.open(person, null, false, locale));
        if (!account.isEnabled()) {
            return false;
        }
        require(PasswordRule.findings(password, account.name(), account.email(), today));
        keepAddress(account, person, email);
        consents.give(directory.actor(account), true, locale);
        account.changePassword(PasswordHash.of(password));
        origins.succeeded(account.id(), origin, clock.instant());
        audit.record(directory.actor(account), "account.code_used", "account", account.publicId(), Map.of());
        if (factors.since(account).isPresent()) {
            factors.remove(account);
            audit.record(
                    directory.actor(account), "account.second_factor_off", "account", account.publicId(), Map.of());
        }
        return true;
    }

    private static List<Finding> typed(
            String registrationNumber, String code, String password, String email, PolicyParameters today) {
        List<Finding> findings = new ArrayList<>();
        AccountRequestRule.requireText(findings, "registrationNumber", registrationNumber);
        AccountRequestRule.requireText(findings, "code", code);
        if (email != null && !email.isBlank() && !AccountRequestRule.isAddress(email)) {
            findings.add(Finding.of("EMAIL_INVALID", "email"));
        }
        findings.addAll(PasswordRule.findings(password, null, null, today));
        return findings;
    }

    /** The account that has no address gets the one that was typed, unless it is somebody else's. */
    private void keepAddress(Account account, Person person, String email) {
        if (account.email() != null || email == null || email.isBlank()) {
            return;
        }
        String address = email.strip();
        if (directory.addName(account.id(), "EMAIL", address)) {
            account.writeTo(address);
            people.updateContact(person.id(), address, null);
        }
    }

    private static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }
}
