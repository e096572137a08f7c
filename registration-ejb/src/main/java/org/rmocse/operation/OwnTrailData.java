package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;

/** The mails a person was sent, and what the trail says of the person: what was done, when, and by whom in which office, not by whose name. */
@ApplicationScoped
public class OwnTrailData implements OwnData {

    @Override
    public List<OwnRows> kept() {
        return List.of(
                new OwnRows(
                        "mails",
                        Set.of("notification.outbox"),
                        """
                        select o.type as "mail|NoticeType", o.created_at as written_at, o.sent_at
                        from account.account a join notification.outbox o on o.recipient = a.email
                        where a.id = :account order by o.id desc
                        """),
                new OwnRows(
                        "trail",
                        Set.of("audit.entry"),
                        """
                        select e.action as "deed|deed", case when e.actor_id = :account then 'SELF' when r.role is null then 'SYSTEM'
                               else r.role end as "by|Role", g.name as agency, e.at
                        from audit.entry e
                        left join lateral (select role, agency_id from account.account_role where account_id = e.actor_id
                            order by role limit 1) as r on true
                        left join agency.agency g on g.id = r.agency_id
                        where e.action not like 'tie.%' and e.object_id in (
                            select public_id from applicant.person where id = :person
                            union all select public_id from account.account where id = :account
                            union all select public_id from application.application where person_id = :person
                            union all select public_id from certificate.registration where person_id = :person)
                        order by e.id desc
                        """));
    }
}
