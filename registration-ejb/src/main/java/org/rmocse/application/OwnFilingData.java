package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;

/** What a person filed, what came of it, and what was revoked; drafts too. Of officers it tells deeds and never names. */
@ApplicationScoped
public class OwnFilingData implements OwnData {

    @Override
    public List<OwnRows> kept() {
        return List.of(
                new OwnRows(
                        "filings",
                        Set.of("application.application"),
                        """
                        select a.kind as "kind|ApplicationKind", a.status as "status|Status", a.receipt_number, a.submitted_at,
                               a.category as "category|PracticeCategory", a.employer_name, g.name as agency, a.created_at
                        from application.application a left join agency.agency g on g.id = a.agency_id
                        where a.person_id = :person order by a.id desc
                        """),
                new OwnRows(
                        "filled_in",
                        Set.of("application.section"),
                        """
                        select a.kind as "kind|ApplicationKind", a.receipt_number, upper(s.step) as "step|Step", one.key as field,
                               one.value as content, s.saved_at
                        from application.application a join application.section s on s.application_id = a.id,
                             jsonb_each_text(s.data) as one
                        where a.person_id = :person and one.value is not null order by a.id desc, s.step, one.key
                        """),
                new OwnRows(
                        "decisions",
                        Set.of("application.move"),
                        """
                        select a.kind as "kind|ApplicationKind", a.receipt_number, m.action as "action|Action", m.at
                        from application.application a join application.move m on m.application_id = a.id
                        where a.person_id = :person order by m.id desc
                        """),
                new OwnRows(
                        "reasons",
                        Set.of("application.reason"),
                        """
                        select a.kind as "kind|ApplicationKind", a.receipt_number, r.action as "action|Action", r.text as content, r.at
                        from application.application a join application.reason r on r.application_id = a.id
                        where a.person_id = :person and r.action in ('RETURN', 'REFUSE_INITIAL', 'REFUSE_FINAL', 'REJECT') order by r.id desc
                        """),
                new OwnRows(
                        "employments",
                        Set.of("application.employment_answer"),
                        """
                        select a.kind as "kind|ApplicationKind", a.receipt_number, a.employer_name,
                               e.answer as "answer|EmploymentAnswer", e.words as content, e.answered_at as at
                        from application.application a join application.employment_answer e on e.application_id = a.id
                        where a.person_id = :person order by e.id desc
                        """),
                new OwnRows(
                        "files",
                        Set.of("application.material"),
                        """
                        select a.kind as "kind|ApplicationKind", a.receipt_number, m.code as "material|MaterialCode", m.file_name,
                               m.added_at, m.content_type, m.file_id as file,
                               '/files/' || a.public_id || '/' || m.public_id as download
                        from application.application a join application.material m on m.application_id = a.id
                        where a.person_id = :person order by m.id desc
                        """),
                new OwnRows(
                        "revocations",
                        Set.of("application.revocation"),
                        """
                        select number, ground as "ground|RevocationGround", facts as content, revoked_on, barred_until
                        from application.revocation where person_id = :person and status = 'CONFIRMED' order by id desc
                        """));
    }
}
