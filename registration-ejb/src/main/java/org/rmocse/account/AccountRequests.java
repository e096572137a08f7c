package org.rmocse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.applicant.Qualifications;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for accounts and passwords behind the visitor's back, so that the page cannot tell who is known. */
@Stateless
public class AccountRequests {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRequests.class);

    @Inject
    private AccountDirectory directory;

    @Inject
    private HolderAccounts accounts;

    @Inject
    private People people;

    @Inject
    private Qualifications qualifications;

    @Inject
    private OneTimeLinks links;

    @Inject
    private ConsentRecords consents;

    @Inject
    private Notifications notifications;

    public AccountRequests() {}

    AccountRequests(
            AccountDirectory directory,
            HolderAccounts accounts,
            People people,
            Qualifications qualifications,
            OneTimeLinks links,
            ConsentRecords consents,
            Notifications notifications) {
        this.directory = directory;
        this.accounts = accounts;
        this.people = people;
        this.qualifications = qualifications;
        this.links = links;
        this.consents = consents;
        this.notifications = notifications;
    }

    /**
     * Opens an account for somebody the examination data knows, who agreed to the privacy notice, or reminds them of the one they
     * have.
     */
    @Asynchronous
    @PermitAll
    public void open(String name, String idNumber, String qualificationNumber, String email, Locale locale) {
        logged(() -> openOrRemind(name, idNumber, qualificationNumber, email, locale));
    }

    /** Sends a link to set a new password. */
    @Asynchronous
    @PermitAll
    public void reset(String signInName) {
        logged(() -> directory
                .bySignInName(signInName)
                .filter(Account::isEnabled)
                .ifPresent(account -> sendLink(account, NoticeType.PASSWORD_RESET)));
    }

    /** Nobody waits for the answer, so nobody but the log would hear of a failure. */
    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.error("A request for an account or a password could not be answered", failed);
            throw failed;
        }
    }

    private void openOrRemind(String name, String idNumber, String qualificationNumber, String email, Locale locale) {
        Optional<Person> known = IdNumber.parse(idNumber)
                .flatMap(people::find)
                .filter(person -> person.name().equals(name == null ? "" : name.strip()))
                .filter(person -> holds(person, qualificationNumber));
        known.ifPresent(person -> directory
                .ofPerson(person)
                .ifPresentOrElse(
                        account -> {
                            if (account.isEnabled()) {
                                sendLink(account, NoticeType.ACCOUNT_EXISTS);
                            }
                        },
                        () -> create(person, email, locale)));
    }

    /**
     * An address of the examination data gets the link even where somebody else signs in by it; this person then signs in by
     * number. An address that was only typed must be nobody else's, or two people could come into one account's mail.
     */
    private void create(Person person, String email, Locale locale) {
        boolean imported = AccountRequestRule.isAddress(person.email());
        String address = imported ? person.email() : email;
        if (!AccountRequestRule.isAddress(address)) {
            return;
        }
        Optional<Account> owner = imported ? Optional.empty() : directory.bySignInName(address);
        if (owner.isPresent()) {
            tellTheOwner(owner.get());
            return;
        }
        Account account = accounts.open(person, address.strip(), !imported, locale);
        consents.give(directory.actor(account), true, locale);
        if (!imported) {
            people.updateContact(person.id(), account.email(), null);
        }
        sendLink(account, NoticeType.ACCOUNT_LINK);
    }

    private void tellTheOwner(Account owner) {
        notifications.send(new Notice(
                NoticeType.ADDRESS_TAKEN,
                owner.email(),
                owner.locale(),
                null,
                Map.of("link", Settings.current().url("/"))));
    }

    private void sendLink(Account account, NoticeType type) {
        if (account.email() == null || !links.isMoreAllowed(account.id())) {
            return;
        }
        notifications.send(new Notice(
                type,
                account.email(),
                account.locale(),
                null,
                Map.of("name", account.name(), "hours", String.valueOf(links.hours())),
                links.create(account.id())));
    }

    private boolean holds(Person person, String number) {
        List<Qualification> held = qualifications.of(person.id());
        String typed = number == null ? "" : number.strip();
        return held.stream()
                .anyMatch(one -> one.certificateNumber().equalsIgnoreCase(typed)
                        || typed.equalsIgnoreCase(one.managementNumber()));
    }
}
