package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.certificate.RegisteredTerm.Issued;
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

    /** Every term of a person, the latest first, with what was issued for it. */
    public List<RegisteredTerm> of(long personId) {
        record Line(long term, RegisteredTerm read, Issued item) {}
        List<Line> lines = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.id, r.number, t.kind, t.valid_from, t.valid_to, c.item, c.issued_on, c.replaced_on
                        from certificate.registration r
                        join certificate.term t on t.registration_id = r.id
                        left join certificate.certificate c on c.term_id = t.id
                        where r.person_id = :person order by t.id desc, c.id
                        """)
                .bind("person", personId)
                .map((row, context) -> new Line(
                        row.getLong("id"),
                        new RegisteredTerm(
                                row.getString("number"),
                                row.getString("kind"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                List.of()),
                        row.getString("item") == null
                                ? null
                                : new Issued(
                                        CopyItem.valueOf(row.getString("item")),
                                        row.getObject("issued_on", LocalDate.class),
                                        row.getObject("replaced_on", LocalDate.class))))
                .list());
        return lines.stream()
                .collect(Collectors.groupingBy(Line::term, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofOne -> {
                    RegisteredTerm read = ofOne.get(0).read();
                    return new RegisteredTerm(
                            read.number(),
                            read.kind(),
                            read.validFrom(),
                            read.validTo(),
                            ofOne.stream()
                                    .map(Line::item)
                                    .filter(Objects::nonNull)
                                    .toList());
                })
                .toList();
    }
}
