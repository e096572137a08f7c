package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Locale;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** Opens accounts of people of the register. */
@ApplicationScoped
class HolderAccounts {

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    private AccountDirectory directory;
    private People people;
    private Event<AccountOpened> opened;
    private Clock clock;

    protected HolderAccounts() {}

    HolderAccounts(
            EntityManager em, AccountDirectory directory, People people, Event<AccountOpened> opened, Clock clock) {
        this(directory, people, opened, clock);
        this.em = em;
    }

    @Inject
    HolderAccounts(AccountDirectory directory, People people, Event<AccountOpened> opened, Clock clock) {
        this.directory = directory;
        this.people = people;
        this.opened = opened;
        this.clock = clock;
    }

    /**
     * Opens one, without a password yet.
     *
     * @param email where its mails go; null where there is none
     * @param provisional until a review has seen who it is (D28)
     */
    Account open(Person person, String email, boolean provisional, Locale locale) {
        Account account =
                new Account(PublicId.next(), person.id(), person.name(), email, locale, provisional, clock.instant());
        em.persist(account);
        em.flush();
        if (email != null) {
            directory.addName(account.id(), "EMAIL", email);
        }
        directory.addRole(account.id(), Role.APPLICANT, null);
        people.speak(person.id(), locale);
        opened.fire(new AccountOpened(person.id()));
        return account;
    }
}
