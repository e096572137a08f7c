package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;

/** What the register held at a past moment, whatever came after: for letters, which never change. */
@ApplicationScoped
public class GrantedTerms {

    private Jdbi jdbi;

    protected GrantedTerms() {}

    @Inject
    public GrantedTerms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A person's number and last term as they stood after everything granted up to that moment; empty for somebody who was
     * not registered then.
     */
    public Optional<Granted> at(long personId, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.basis, r.number, t.valid_from, t.valid_to, c.code
                        from certificate.registration r
                        join certificate.term t on t.registration_id = r.id
                        left join certificate.certificate c on c.term_id = t.id
                        where r.person_id = :person and t.granted_at <= :at order by t.id desc limit 1
                        """)
                .bind("person", personId)
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .map((row, context) -> new Granted(
                        row.getObject("basis", UUID.class),
                        personId,
                        row.getString("number"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("code")))
                .findOne());
    }
}
