package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;

/** How a person stands in the register, with every term, certificate and copy. */
@ApplicationScoped
public class OwnRegistrationData implements OwnData {

    @Override
    public List<OwnRows> kept() {
        return List.of(
                new OwnRows(
                        "registration",
                        Set.of("certificate.registration"),
                        """
                        select number, first_registered_on, category as "category|PracticeCategory", employer_name, employer_code,
                               ending as "ending|Standing", ended_on, ended_by_rule as rule
                        from certificate.registration where person_id = :person
                        """),
                new OwnRows(
                        "terms",
                        Set.of("certificate.term", "certificate.entry"),
                        """
                        select e.kind as "kind|ApplicationKind", e.category as "category|PracticeCategory", e.employer_name,
                               e.valid_from, e.valid_to, e.at as entered_at
                        from certificate.entry e join certificate.registration r on r.id = e.registration_id
                        where r.person_id = :person order by e.id desc
                        """),
                new OwnRows(
                        "copies",
                        Set.of("certificate.certificate", "certificate.copy"),
                        """
                        select c.code, c.issued_on, p.item as "item|CopyItem", p.status as "status|CopyStatus", p.status_since,
                               p.tracking_number
                        from certificate.certificate c join certificate.registration r on r.id = c.registration_id
                        left join certificate.copy p on p.certificate_id = c.id
                        where r.person_id = :person order by c.id desc, p.id desc
                        """),
                new OwnRows(
                        "departures",
                        Set.of("certificate.departure"),
                        """
                        select d.employer_name, d.left_on, d.reported_at, d.withdrawn_at, d.denied_at, d.denial as answer
                        from certificate.departure d join certificate.registration r on r.id = d.registration_id
                        where r.person_id = :person order by d.id desc
                        """));
    }
}
