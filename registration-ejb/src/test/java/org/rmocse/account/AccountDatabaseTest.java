package org.rmocse.account;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualifications;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Sealed;

/** The module's beans put together by hand over the real database, as the container puts them together. */
abstract class AccountDatabaseTest extends DatabaseTest {

    static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    static final String PASSWORD = "a long enough passphrase";
    static final String HERE = "192.0.2.7";
    static final String ELSEWHERE = "198.51.100.9";

    static final Policy POLICY = new Policy(JDBI);
    static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    static final Qualifications QUALIFICATIONS = new Qualifications(JDBI);
    static final OneTimeLinks LINKS = new OneTimeLinks(JDBI, CLOCK, POLICY);
    static final OneTimeCodes CODES = new OneTimeCodes(JDBI, CLOCK, POLICY, ENCRYPTION);

    static final ConsentRecords CONSENTS = new ConsentRecords(JDBI, CLOCK, AUDIT);

    static final Factors FACTORS = new Factors(JDBI, CLOCK, ENCRYPTION);

    /** What was announced of accounts opened. */
    static final List<AccountOpened> OPENED = new ArrayList<>();

    static final SignInOrigins ORIGINS = new SignInOrigins(JDBI, ENCRYPTION);
    static final Notifications NOTIFICATIONS = new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices());

    /** One hash for all, since each takes as long as a guess does. */
    private static final String HASH = PasswordHash.of(PASSWORD);

    private UUID caller;

    @BeforeEach
    @AfterEach
    void beginOnTheMonday() {
        CLOCK.moveTo(MONDAY);
        caller = null;
    }

    /** The beans over one entity manager, as within one transaction of the container. */
    record Beans(
            EntityManager em,
            AccountDirectory directory,
            Accounts accounts,
            AccountRequests requests,
            SecondFactors factors,
            StaffAccounts staff,
            DemoAccounts demo,
            CodedAccounts coded,
            Consents consents) {}

    /** Runs the work in one transaction, whose entities are written at its end. */
    <T> T with(Function<Beans, T> work) {
        return inTransaction(() -> {
            EntityManager em = entityManager();
            em.getTransaction().begin();
            AccountDirectory directory = new AccountDirectory(em, JDBI, PEOPLE, new Caller(caller));
            HolderAccounts holders = new HolderAccounts(em, directory, PEOPLE, new EventTo<>(OPENED::add), CLOCK);
            AccountRequests requests =
                    new AccountRequests(directory, holders, PEOPLE, QUALIFICATIONS, LINKS, CONSENTS, NOTIFICATIONS);
            Attempts attempts = new Attempts(directory, ORIGINS, AUDIT, POLICY, CLOCK);
            T result = work.apply(new Beans(
                    em,
                    directory,
                    new Accounts(em, directory, requests, LINKS, ORIGINS, attempts, FACTORS, AUDIT, POLICY, CLOCK),
                    requests,
                    new SecondFactors(em, directory, FACTORS, attempts, AUDIT, POLICY, CLOCK),
                    new StaffAccounts(
                            em,
                            directory,
                            new CurrentActor(directory),
                            LINKS,
                            ORIGINS,
                            FACTORS,
                            NOTIFICATIONS,
                            AUDIT,
                            JDBI,
                            CLOCK),
                    new DemoAccounts(em, directory, holders, PEOPLE, QUALIFICATIONS, CONSENTS, JDBI, CLOCK),
                    new CodedAccounts(
                            directory, holders, CODES, CONSENTS, FACTORS, ORIGINS, PEOPLE, AUDIT, POLICY, CLOCK),
                    new Consents(directory, CONSENTS, AUDIT)));
            em.getTransaction().commit();
            em.close();
            return result;
        });
    }

    void doing(Consumer<Beans> work) {
        with(beans -> {
            work.accept(beans);
            return null;
        });
    }

    /** From here on the calls are this account's; null for a visitor. */
    void signedIn(UUID account) {
        caller = account;
    }

    /** Whose calls they are now. */
    UUID caller() {
        return caller;
    }

    /** The sessions as a request of this account asks for them. */
    static OpenSessions sessions(UUID account) {
        return new OpenSessions(JDBI, new Caller(account), CLOCK);
    }

    Optional<SignIn> signIn(String name, String password) {
        return signIn(name, password, HERE);
    }

    Optional<SignIn> signIn(String name, String password, String origin) {
        return with(beans -> beans.accounts().authenticate(name, password, origin));
    }

    /** An applicant's account with the password of all tests. */
    UUID applicant(Person person, String email) {
        return account(person.id(), person.name(), email, Role.APPLICANT, null);
    }

    /** An officer's account with the password of all tests. */
    UUID officer(Role role, Long agency) {
        return account(null, "官员" + next(), "officer" + next() + "@staff.example", role, agency);
    }

    private UUID account(Long person, String name, String email, Role role, Long agency) {
        return with(beans -> {
            Account account = new Account(
                    PublicId.next(), person, name, email, Locale.SIMPLIFIED_CHINESE, false, CLOCK.instant());
            account.changePassword(HASH);
            beans.em().persist(account);
            beans.em().flush();
            beans.directory().addName(account.id(), "EMAIL", email);
            beans.directory().addRole(account.id(), role, agency);
            return account.publicId();
        });
    }

    /** Somebody the examination data knows, who has an address there or not. */
    static Known known(boolean withAddress) {
        long n = next();
        IdNumber number = someIdNumber(LocalDate.of(1984, 3, 5));
        SampleApplicants applicants = new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);
        Person person = inTransaction(() -> applicants
                .imported(List.of(
                        new SampleApplicants.Line("申请人" + n, number, "ACC" + n, LocalDate.of(2024, 11, 20), "化工安全")))
                .get(0));
        if (!withAddress) {
            JDBI.useHandle(
                    handle -> handle.execute("update applicant.person set email = null where id = ?", person.id()));
        }
        return new Known(PEOPLE.get(person.id()), number, "ACC" + n);
    }

    record Known(Person person, IdNumber number, String certificate) {}

    /** The mails waiting for an address, oldest first. */
    static List<Mail> mails(String recipient) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, type, locale, details::text as details, secret, secret_key_version
                        from notification.outbox where recipient = :recipient order by id
                        """)
                .bind("recipient", recipient)
                .map((row, context) -> {
                    byte[] secret = row.getBytes("secret");
                    return new Mail(
                            row.getString("type"),
                            row.getString("locale"),
                            row.getString("details"),
                            secret == null
                                    ? null
                                    : ENCRYPTION.openText(
                                            new Sealed(row.getInt("secret_key_version"), secret),
                                            "notification.outbox.secret:" + row.getObject("public_id", UUID.class)));
                })
                .list());
    }

    /** @param link null where the mail has none of its own */
    record Mail(String type, String locale, String details, String link) {

        String token() {
            return link.substring(link.indexOf("token=") + 6);
        }
    }

    static Map<String, Object> row(UUID account) {
        return JDBI.withHandle(handle -> handle.createQuery("select * from account.account where public_id = :id")
                .bind("id", account)
                .mapToMap()
                .one());
    }

    static long key(UUID account) {
        return (Long) row(account).get("id");
    }

    /** Stands where the container's caller is, in tests without one. */
    private static final class Caller extends CallerName {

        private final UUID account;

        private Caller(UUID account) {
            this.account = account;
        }

        @Override
        public Optional<UUID> publicId() {
            return Optional.ofNullable(account);
        }
    }
}
