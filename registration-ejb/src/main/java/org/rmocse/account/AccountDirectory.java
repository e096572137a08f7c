package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** Finds accounts by the names people sign in with, and tells who acts. */
@ApplicationScoped
public class AccountDirectory {

    /** Of these nobody holds two, and the index {@code one_administration} sees to it. */
    private static final Set<Role> ADMINISTRATIONS =
            EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    private Jdbi jdbi;
    private People people;
    private CallerName caller;

    protected AccountDirectory() {}

    AccountDirectory(EntityManager em, Jdbi jdbi, People people, CallerName caller) {
        this(jdbi, people, caller);
        this.em = em;
    }

    @Inject
    AccountDirectory(Jdbi jdbi, People people, CallerName caller) {
        this.jdbi = jdbi;
        this.people = people;
        this.caller = caller;
    }

    /** The account behind an identity number, registration number or e-mail address as typed. */
    Optional<Account> bySignInName(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        Optional<Account> byNumber = IdNumber.parse(typed).flatMap(people::find).flatMap(this::ofPerson);
        return byNumber.isPresent()
                ? byNumber
                : jdbi.withHandle(handle -> handle.createQuery(
                                        "select account_id from account.sign_in_name where value = :value")
                                .bind("value", normalised(typed))
                                .mapTo(Long.class)
                                .findOne())
                        .map(id -> em.find(Account.class, id));
    }

    Optional<Account> ofPerson(Person person) {
        return em.createQuery("select a from Account a where a.personId = :person", Account.class)
                .setParameter("person", person.id())
                .getResultStream()
                .findFirst();
    }

    Optional<Account> current() {
        return caller.publicId().flatMap(this::byPublicId);
    }

    Optional<Account> byPublicId(UUID publicId) {
        return em.createQuery("select a from Account a where a.publicId = :id", Account.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** Keeps a name to sign in with; false if it is another account's, which keeps it. */
    boolean addName(long accountId, String kind, String value) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                        insert into account.sign_in_name (value, account_id, kind) values (:value, :account, :kind)
                        on conflict (value) do nothing
                        """)
                        .bind("value", normalised(value))
                        .bind("account", accountId)
                        .bind("kind", kind)
                        .execute()
                == 1);
    }

    /** Lets people sign in by their registration numbers, too; one statement for all. */
    public void addRegistrationNumbers(Collection<Long> personIds, Collection<String> numbers) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.sign_in_name (value, account_id, kind)
                        select n.number, a.id, 'REGISTRATION_NUMBER'
                        from unnest(:people, :numbers) as n(person_id, number)
                        join account.account a on a.person_id = n.person_id
                        on conflict (value) do nothing
                        """)
                .bind("people", personIds.toArray(Long[]::new))
                .bind("numbers", numbers.toArray(String[]::new))
                .execute());
    }

    /** Whether this person has an account opened on the person's own word, of whom no review has seen who it is (D28). */
    public boolean isProvisional(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from account.account where person_id = :person and provisional)")
                .bind("person", personId)
                .mapTo(Boolean.class)
                .one());
    }

    /** A review has seen who these people are: an account opened on one's own word is provisional no longer (D28). */
    public void confirmIdentities(Collection<Long> personIds) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update account.account set provisional = false where person_id = any(:people) and provisional")
                .bind("people", personIds.toArray(Long[]::new))
                .execute());
    }

    /**
     * The officers who have this role and can sign in, by name.
     *
     * @param agencyId the agency they belong to; null for a role of the whole country
     */
    public List<Officer> officers(Role role, Long agencyId) {
        return officers(role, agencyId, null);
    }

    private List<Officer> officers(Role role, Long agencyId, UUID one) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.id, a.public_id, a.name, a.email, a.locale, t.people, t.employers
                        from account.account_role r join account.account a on a.id = r.account_id
                        cross join lateral (
                            select coalesce(array_agg(t.person_id) filter (where t.person_id is not null), '{}') as people,
                                   coalesce(array_agg(t.employer_code) filter (where t.employer_code is not null), '{}') as employers
                            from account.tie t where t.account_id = a.id and t.ended_at is null) as t
                        where r.role = :role and r.agency_id is not distinct from :agency::bigint and a.enabled and a.person_id is null
                          and (:one::uuid is null or a.public_id = :one::uuid)
                        order by a.name, a.id
                        """)
                .bind("role", role.name())
                .bind("agency", agencyId)
                .bind("one", one)
                .map((row, context) -> new Officer(
                        row.getLong("id"),
                        row.getObject("public_id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        Locale.forLanguageTag(row.getString("locale")),
                        new Ties(
                                Set.copyOf(
                                        List.of((Long[]) row.getArray("people").getArray())),
                                Set.copyOf(List.of(
                                        (String[]) row.getArray("employers").getArray())))))
                .list());
    }

    /** One of the {@link #officers}, as whoever acts; empty for anybody else. */
    public Optional<Actor> officer(UUID publicId, Role role, Long agencyId) {
        return officers(role, agencyId, publicId).stream()
                .filter(one -> one.publicId().equals(publicId))
                .findFirst()
                .map(one -> new Actor(
                        one.accountId(), one.publicId(), one.name(), Set.of(role), null, agencyId, one.ties()));
    }

    void addRole(long accountId, Role role, Long agencyId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into account.account_role (account_id, role, agency_id) values (:account, :role, :agency)")
                .bind("account", accountId)
                .bind("role", role.name())
                .bind("agency", agencyId)
                .execute());
    }

    void addTrainingBody(long accountId, long bodyId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into account.account_role (account_id, role, training_body_id) values (:account, :role, :body)")
                .bind("account", accountId)
                .bind("role", Role.EDUCATION_PROVIDER.name())
                .bind("body", bodyId)
                .execute());
    }

    /** Lets the account speak for the employer with this credit code. */
    void addEmployer(long accountId, String creditCode) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into account.account_role (account_id, role, employer_code) values (:account, 'EMPLOYER', :code)")
                .bind("account", accountId)
                .bind("code", creditCode)
                .execute());
    }

    /** Whether somebody signs in by this address or number already. */
    boolean isTaken(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from account.sign_in_name where value = :value)")
                        .bind("value", normalised(name))
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Puts a role in the place of the one an officer holds.
     *
     * @return the one held before
     * @throws Rejected TWO_ADMINISTRATIONS where another of the three is held beside
     */
    Held replaceRole(long accountId, Role role, Long agencyId) {
        return jdbi.withHandle(handle -> {
            List<Held> held = handle.createQuery(
                            "select role, agency_id from account.account_role where account_id = :account order by role for update")
                    .bind("account", accountId)
                    .map((row, context) ->
                            new Held(Role.valueOf(row.getString("role")), row.getObject("agency_id", Long.class)))
                    .list();
            Held before = held.get(0);
            if (ADMINISTRATIONS.contains(role)
                    && held.stream().skip(1).map(Held::role).anyMatch(ADMINISTRATIONS::contains)) {
                throw new Rejected(Finding.of("TWO_ADMINISTRATIONS", "role"));
            }
            handle.createUpdate(
                            """
                            update account.account_role set role = :role, agency_id = :agency
                            where account_id = :account and role = :before
                            """)
                    .bind("role", role.name())
                    .bind("agency", agencyId)
                    .bind("account", accountId)
                    .bind("before", before.role().name())
                    .execute();
            return before;
        });
    }

    Actor actor(Account account) {
        return actor(account.id(), account.publicId(), account.name(), account.personId());
    }

    /** Who acts in the name of an account later, when nobody is signed in; empty where it was closed meanwhile. */
    public Optional<Actor> actor(long accountId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select public_id, name, person_id from account.account where id = :id and enabled")
                .bind("id", accountId)
                .map((row, context) -> actor(
                        accountId,
                        row.getObject("public_id", UUID.class),
                        row.getString("name"),
                        row.getObject("person_id", Long.class)))
                .findOne());
    }

    private Actor actor(long accountId, UUID publicId, String name, Long personId) {
        List<Held> held = jdbi.withHandle(handle -> handle.createQuery(
                        "select role, agency_id from account.account_role where account_id = :account")
                .bind("account", accountId)
                .map((row, context) ->
                        new Held(Role.valueOf(row.getString("role")), row.getObject("agency_id", Long.class)))
                .list());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        held.forEach(one -> roles.add(one.role()));
        Long agency = held.stream()
                .map(Held::agencyId)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
        Actor actor = new Actor(
                accountId, publicId, name, roles, personId, agency, personId == null ? ties(accountId) : Ties.NONE);
        if (roles.contains(Role.EDUCATION_PROVIDER)) {
            return actor.ofTrainingBody(trainingBody(accountId));
        }
        return roles.contains(Role.EMPLOYER) ? actor.ofEmployer(employer(accountId)) : actor;
    }

    private long trainingBody(long accountId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select training_body_id from account.account_role where account_id = :account and role = :role")
                .bind("account", accountId)
                .bind("role", Role.EDUCATION_PROVIDER.name())
                .mapTo(Long.class)
                .one());
    }

    private String employer(long accountId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select employer_code from account.account_role where account_id = :account and role = 'EMPLOYER'")
                .bind("account", accountId)
                .mapTo(String.class)
                .one());
    }

    /** What an officer is bound to now. */
    private Ties ties(long accountId) {
        Set<Long> bound = new HashSet<>();
        Set<String> employers = new HashSet<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select person_id, employer_code from account.tie where account_id = :account and ended_at is null")
                .bind("account", accountId)
                .map((row, context) -> row.getString("employer_code") == null
                        ? bound.add(row.getLong("person_id"))
                        : employers.add(row.getString("employer_code")))
                .list());
        return new Ties(bound, employers);
    }

    private static String normalised(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
