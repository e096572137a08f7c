package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Settings;

/** The accounts of the demo, all with one well-known password and agreed to the privacy notice; they exist nowhere else. */
@ApplicationScoped
public class DemoAccounts {

    /** Printed by the launcher; of no use outside a demo, where no account has it. */
    public static final String PASSWORD = "rmocse-demo-2026";

    /** Where the demo's people have their mail; no such domain can be registered. */
    private static final String DOMAIN = "demo.example";

    /** A day that no demo lives to see. */
    private static final String NEVER = "9999-12-31";

    private static final List<Officer> OFFICERS = List.of(
            new Officer("初审员甲", "reviewer@demo.example", Role.AGENCY_REVIEWER, "PROV-11"),
            new Officer("初审员乙", "reviewer2@demo.example", Role.AGENCY_REVIEWER, "PROV-11"),
            new Officer("初审负责人", "manager@demo.example", Role.AGENCY_MANAGER, "PROV-11"),
            new Officer("终审员", "centre@demo.example", Role.FINAL_REVIEWER, null),
            new Officer("部批准员", "ministry@demo.example", Role.MINISTRY_OFFICER, null),
            new Officer("部批准员乙", "ministry2@demo.example", Role.MINISTRY_OFFICER, null),
            new Officer("制证员", "certificate@demo.example", Role.CERTIFICATE_OFFICER, null),
            new Officer("系统管理员", "system@demo.example", Role.SYSTEM_ADMINISTRATOR, null),
            new Officer("安全管理员", "security@demo.example", Role.SECURITY_ADMINISTRATOR, null),
            new Officer("审计员", "auditor@demo.example", Role.AUDITOR, null));

    private static final List<Contact> CONTACTS =
            List.of(new Contact("人事专员", "employer@demo.example", "9199999900008800M9"));

    /** The examined people who have an account already, by their certificates' numbers; the others may open one. */
    private static final List<String> APPLICANTS = List.of(
            "ZCSA2023110001",
            "ZCSA2018110003",
            "ZCSA2024120001",
            "ZCSA2024120002",
            "ZCSA2025120003",
            "ZCSA2024120004",
            "ZCSA2025120005",
            "ZCSA2023120006",
            "ZCSA2024120007",
            "ZCSA2023120008",
            "ZCSA2025120009",
            "ZCSA2024120010",
            "ZCSA2024120011",
            "ZCSA2025120012",
            "ZCSA2024120013",
            "ZCSA2025120014",
            "ZCSA2024120015",
            "ZCSA2025120016",
            "ZCSA2024120017");

    /** Those of the register of before. */
    private static final List<String> HOLDERS = List.of("ZYAQ2005110031");

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    private AccountDirectory directory;
    private HolderAccounts holders;
    private People people;
    private Qualifications qualifications;
    private ConsentRecords consents;
    private Jdbi jdbi;
    private Clock clock;

    protected DemoAccounts() {}

    @Inject
    DemoAccounts(
            AccountDirectory directory,
            HolderAccounts holders,
            People people,
            Qualifications qualifications,
            ConsentRecords consents,
            Jdbi jdbi,
            Clock clock) {
        this.directory = directory;
        this.holders = holders;
        this.people = people;
        this.qualifications = qualifications;
        this.consents = consents;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    DemoAccounts(
            EntityManager em,
            AccountDirectory directory,
            HolderAccounts holders,
            People people,
            Qualifications qualifications,
            ConsentRecords consents,
            Jdbi jdbi,
            Clock clock) {
        this(directory, holders, people, qualifications, consents, jdbi, clock);
        this.em = em;
    }

    /**
     * Opens them.
     *
     * @throws IllegalStateException in production
     */
    public void open() {
        requireNoProduction();
        String hash = PasswordHash.of(PASSWORD);
        for (Officer officer : OFFICERS) {
            Long agency = officer.agencyCode() == null ? null : agency(officer.agencyCode());
            open(officer, agency, hash);
        }
        for (Contact contact : CONTACTS) {
            Account account = open(contact.name(), contact.email(), hash);
            directory.addEmployer(account.id(), contact.creditCode());
            consents.give(directory.actor(account), false, account.locale());
        }
        open(APPLICANTS, hash);
    }

    /**
     * Opens those of imported holders, once they are imported.
     *
     * @throws IllegalStateException in production
     */
    @Transactional
    public void openForHolders() {
        requireNoProduction();
        open(HOLDERS, PasswordHash.of(PASSWORD));
    }

    /**
     * Opens one of a training body, once that is entered.
     *
     * @throws IllegalStateException in production
     */
    @Transactional
    public void openForTrainingBody(long bodyId, String name, String email) {
        requireNoProduction();
        Account account = open(name, email, PasswordHash.of(PASSWORD));
        directory.addTrainingBody(account.id(), bodyId);
        consents.give(directory.actor(account), false, account.locale());
    }

    private void open(List<String> certificates, String hash) {
        for (String certificate : certificates) {
            Person person =
                    people.get(qualifications.find(certificate).orElseThrow().personId());
            Account account = holders.open(person, person.email(), false, Locale.SIMPLIFIED_CHINESE);
            account.changePassword(hash);
            consents.give(directory.actor(account), true, account.locale());
        }
    }

    private static void requireNoProduction() {
        if (Settings.current().mode() == Settings.Mode.PRODUCTION) {
            throw new IllegalStateException("no demo accounts in production");
        }
    }

    /**
     * Asks no officer for a second factor, of whom nobody is there to hold a telephone; whoever switches one on is asked for it all
     * the same.
     *
     * @throws IllegalStateException in production
     */
    public void askNoSecondFactor() {
        requireNoProduction();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update shared.policy_parameter set value = :never where name = 'account.second_factor_staff'")
                .bind("never", NEVER)
                .execute());
    }

    /** Whether there is an account with this address; a demo begun by an earlier version may lack some. */
    public boolean has(String email) {
        return directory.bySignInName(email).isPresent();
    }

    /**
     * Who acts for that account.
     *
     * @param email of a demo account
     * @throws java.util.NoSuchElementException if there is none
     */
    public Actor actor(String email) {
        return directory.actor(directory.bySignInName(email).orElseThrow());
    }

    /** How many there are that somebody could sign in with. */
    public int count() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from account.account where enabled and email like :demo")
                        .bind("demo", "%@" + DOMAIN)
                        .mapTo(Integer.class)
                        .one());
    }

    private void open(Officer officer, Long agency, String hash) {
        directory.addRole(open(officer.name(), officer.email(), hash).id(), officer.role(), agency);
    }

    private Account open(String name, String email, String hash) {
        Account account =
                new Account(PublicId.next(), null, name, email, Locale.SIMPLIFIED_CHINESE, false, clock.instant());
        account.changePassword(hash);
        em.persist(account);
        em.flush();
        directory.addName(account.id(), "EMAIL", email);
        return account;
    }

    private long agency(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from agency.agency where code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .one());
    }

    private record Officer(String name, String email, Role role, String agencyCode) {}

    private record Contact(String name, String email, String creditCode) {}
}
