package org.rmocse.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

/** The officers' accounts as the security administrator reads them; {@link StaffAccounts} changes them. */
@Stateless
public class StaffAccountQueries {

    private static final int PART = 50;

    private static final String OFFICERS =
            """
            from account.account a
            join account.account_role r on r.account_id = a.id
            left join account.second_factor f on f.account_id = a.id
            left join lateral (
                select greatest(a.locked_until, max(o.locked_until)) as until
                from account.sign_in_origin o where o.account_id = a.id) as l on l.until > :now
            where a.person_id is null and r.employer_code is null and r.training_body_id is null
            """;

    private static final String ASKED = OFFICERS
            + """
              and (:text::text is null or position(lower(:text) in lower(a.name || ' ' || coalesce(a.email, ''))) > 0)
              and (:role::text is null or r.role = :role)
              and (:agency::bigint is null or r.agency_id = :agency)
              and (:state::text is null or :state = case when not a.enabled then 'CLOSED' when l.until is null then 'OPEN'
                                                         else 'LOCKED' end)
            """;

    private static final String COLUMNS =
            """
            select a.public_id, a.name, a.email, r.role, r.agency_id, a.enabled, a.password_hash is not null as password_set,
                   a.last_sign_in_at, f.confirmed_at, l.until
            """;

    private static final RowMapper<StaffAccount> ACCOUNT = (row, context) -> new StaffAccount(
            row.getObject("public_id", UUID.class),
            row.getString("name"),
            row.getString("email"),
            Role.valueOf(row.getString("role")),
            row.getObject("agency_id", Long.class),
            row.getBoolean("enabled"),
            row.getBoolean("password_set"),
            instant(row.getObject("last_sign_in_at", OffsetDateTime.class)),
            instant(row.getObject("confirmed_at", OffsetDateTime.class)),
            instant(row.getObject("until", OffsetDateTime.class)));

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    public StaffAccountQueries() {}

    StaffAccountQueries(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The officers who are looked for, by role and name. */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public StaffPart list(StaffFilter filter) {
        return jdbi.withHandle(handle -> {
            int count = asked(handle.createQuery("select count(*) " + ASKED), filter)
                    .mapTo(Integer.class)
                    .one();
            List<StaffAccount> found = asked(
                            handle.createQuery(
                                    COLUMNS + ASKED
                                            + """
                                      and (:after::uuid is null or (r.role, a.name, a.id) > (
                                          select r.role, a.name, a.id from account.account a
                                          join account.account_role r on r.account_id = a.id where a.public_id = :after::uuid limit 1))
                                    order by r.role, a.name, a.id limit :most
                                    """),
                            filter)
                    .bind("after", filter.after())
                    .bind("most", PART + 1)
                    .map(ACCOUNT)
                    .list();
            List<StaffAccount> part = found.stream().limit(PART).toList();
            return new StaffPart(
                    part, count, found.size() > PART ? part.get(PART - 1).publicId() : null);
        });
    }

    /**
     * One of them.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public StaffAccount find(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + OFFICERS + "and a.public_id = :id limit 1")
                        .bind("now", now())
                        .bind("id", publicId)
                        .map(ACCOUNT)
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    private Query asked(Query query, StaffFilter filter) {
        return query.bind("now", now())
                .bind("text", filter.text())
                .bind("role", filter.role() == null ? null : filter.role().name())
                .bind("agency", filter.agencyId())
                .bind("state", filter.state() == null ? null : filter.state().name());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ClockProducer.ZONE);
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
