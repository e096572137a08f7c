package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PrintedCode;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;

/**
 * Codes that open an account to a holder who came to the agency in person (D28): fifty random bits on a slip of paper, only their
 * keyed hash in the database, good once, not for long, and not after some wrong ones.
 */
@ApplicationScoped
public class OneTimeCodes {

    private static final String PURPOSE = "account.one_time_code.code";
    private static final int LENGTH = 10;

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private FieldEncryption encryption;

    protected OneTimeCodes() {}

    @Inject
    public OneTimeCodes(Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
    }

    /**
     * A new code for a holder; any older one stops working.
     *
     * @param registrationNumber with which it is to be used
     * @param actor the officer who saw the holder
     * @throws Rejected CODES_TOO_MANY where the holder was given so many today already
     */
    public IssuedCode issue(Actor actor, long personId, String registrationNumber) {
        PolicyParameters today = policy.at(LocalDate.now(clock));
        OffsetDateTime now = OffsetDateTime.now(clock);
        String code = PrintedCode.draw(LENGTH);
        BlindIndex index = encryption.index(code, PURPOSE);
        OffsetDateTime expires = now.plusDays(today.integer("account.code_days"));
        jdbi.useHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtext('account.one_time_code'), ?)", (int) personId);
            requireMoreAllowed(handle, personId, now, today.integer("account.codes_a_day"));
            handle.createUpdate(
                            """
                            update account.one_time_code set voided_at = :now
                            where person_id = :person and used_at is null and voided_at is null
                            """)
                    .bind("now", now)
                    .bind("person", personId)
                    .execute();
            handle.createUpdate(
                            """
                            insert into account.one_time_code (public_id, person_id, registration_number, code_index, index_version,
                                agency_id, issued_by, issued_at, expires_at)
                            values (:publicId, :person, :number, :index, :version, :agency, :actor, :now, :expires)
                            """)
                    .bind("publicId", PublicId.next())
                    .bind("person", personId)
                    .bind("number", registrationNumber)
                    .bind("index", index.bytes())
                    .bind("version", index.keyVersion())
                    .bind("agency", actor.agencyId())
                    .bind("actor", actor.accountId())
                    .bind("now", now)
                    .bind("expires", expires)
                    .execute();
        });
        return new IssuedCode(code.substring(0, LENGTH / 2) + '-' + code.substring(LENGTH / 2), expires.toInstant());
    }

    private static void requireMoreAllowed(Handle handle, long personId, OffsetDateTime now, int most) {
        int given = handle.createQuery(
                        "select count(*) from account.one_time_code where person_id = :person and issued_at > :dayAgo")
                .bind("person", personId)
                .bind("dayAgo", now.minusDays(1))
                .mapTo(Integer.class)
                .one();
        if (given >= most) {
            throw new Rejected(Finding.of("CODES_TOO_MANY", null, "D28").having(given, most));
        }
    }

    /**
     * Uses a code up. One statement whatever is true: nobody is known under the number, the code is wrong, used, voided, expired
     * or was guessed at too often. A wrong one is counted.
     *
     * @param typed blanks, dashes and small letters are forgiven
     * @return whose account it opens; of two at once one gets the person, the other nothing
     */
    Optional<Long> use(String registrationNumber, String typed) {
        List<BlindIndex> indexes = encryption.indexes(PrintedCode.plain(typed), PURPOSE);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with live as (
                            select c.id, exists (select 1 from unnest(:versions, :indexes) as w(version, index)
                                                 where w.version = c.index_version and decode(w.index, 'hex') = c.code_index) as fits
                            from account.one_time_code c
                            where c.registration_number = :number and c.used_at is null and c.voided_at is null
                              and c.expires_at > :now and c.failures < :most
                            for update
                        ), tried as (
                            update account.one_time_code c
                            set used_at = case when l.fits then :now::timestamptz end,
                                failures = c.failures + case when l.fits then 0 else 1 end
                            from live l where l.id = c.id returning c.person_id, l.fits
                        )
                        select person_id from tried where fits
                        """)
                .bind("versions", indexes.stream().map(BlindIndex::keyVersion).toArray(Integer[]::new))
                .bind("indexes", indexes.stream().map(BlindIndex::hex).toArray(String[]::new))
                .bind("number", registrationNumber)
                .bind("now", OffsetDateTime.now(clock))
                .bind("most", policy.at(LocalDate.now(clock)).integer("account.code_attempts"))
                .mapTo(Long.class)
                .findOne());
    }
}
