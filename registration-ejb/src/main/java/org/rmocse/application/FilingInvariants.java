package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/** What holds of files, their history and their queues (I1, I2, I4, I6). */
@ApplicationScoped
public class FilingInvariants implements InvariantChecks {

    private static final String COUNT = "select count(*) from application.application where status ";

    /** One receipt, one submission that began it, a history that leads to where it stands, and a place in the queue while at a desk. */
    private static final String RECEIPTS =
            """
            select a.public_id || ' ' || problem
            from application.application a
            left join lateral (select m.to_status from application.move m where m.application_id = a.id order by m.id desc limit 1)
                last on true
            left join application.work_item w on w.application_id = a.id
            cross join lateral (values
                (case when a.receipt_number is null or a.submitted_at is null then 'has no receipt' end),
                (case when not exists (select from application.move m
                                       where m.application_id = a.id and m.action = 'SUBMIT' and m.from_status = 'DRAFT')
                      then 'has no submission' end),
                (case when last.to_status is distinct from a.status then 'stands where its history does not lead' end),
                (case when (w.application_id is not null) <> (a.status in (<onADesk>)) or w.status <> a.status
                      then 'is not in the queue it belongs to' end)) as p(problem)
            where a.status <> 'DRAFT' and problem is not null
            union all
            select w.public_id || ' is queued without a file' from application.work_item w
            where not exists (select from application.application a where a.id = w.application_id)
            """
                    .replace(
                            "<onADesk>",
                            Arrays.stream(Moves.onADesk())
                                    .map(status -> '\'' + status + '\'')
                                    .collect(Collectors.joining(", ")));

    private static final String DRAFTS =
            """
            select a.public_id || ' is a draft with traces of a submission' from application.application a
            where a.status = 'DRAFT' and (a.receipt_number is not null or a.submitted_at is not null
                or exists (select from application.move m where m.application_id = a.id)
                or exists (select from application.work_item w where w.application_id = a.id))
            """;

    /** History and trail say the same of who decided what how often; whom a decision concerns was written to, having an address. */
    private static final String DECISIONS =
            """
            select coalesce(h.public_id, t.object_id) || ' ' || coalesce(h.action, t.action)
                   || ' stands ' || coalesce(h.times, 0) || ' times in the history and ' || coalesce(t.times, 0) || ' times in the trail'
            from (select a.public_id, m.action, m.actor_id, count(*) as times
                  from application.move m join application.application a on a.id = m.application_id group by 1, 2, 3) h
            full join (select e.object_id, substr(e.action, length('application.') + 1) as action, e.actor_id, count(*) as times
                       from audit.entry e
                       where e.object_type = 'application' and e.action in (<actions>) group by 1, 2, 3) t
                on t.object_id = h.public_id and t.action = h.action and t.actor_id = h.actor_id
            where h.times is distinct from t.times
            """
                    .replace(
                            "<actions>",
                            Arrays.stream(Action.values())
                                    .map(action -> "'application." + action + '\'')
                                    .collect(Collectors.joining(", ")));

    private static final String BATCHES =
            """
            select b.public_id || ' is approved with files that are not' from application.approval_batch b
            where b.status = 'APPROVED' and (
                exists (select from application.application a where a.approval_batch_id = b.id and a.status <> 'APPROVED')
                or b.people <> (select count(*) from application.application a where a.approval_batch_id = b.id))
            union all
            select a.public_id || ' is approved in no approved batch' from application.application a
            left join application.approval_batch b on b.id = a.approval_batch_id
            where a.status = 'APPROVED' and a.route = 'FULL' and b.status is distinct from 'APPROVED'
            """;

    private Jdbi jdbi;

    protected FilingInvariants() {}

    @Inject
    public FilingInvariants(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<InvariantCheck> checks() {
        return List.of(
                InvariantCheck.of(jdbi, Invariant.RECEIPTS, COUNT + "<> 'DRAFT'", RECEIPTS),
                InvariantCheck.of(jdbi, Invariant.DRAFTS, COUNT + "= 'DRAFT'", DRAFTS),
                InvariantCheck.of(jdbi, Invariant.DECISIONS, "select count(*) from application.move", DECISIONS),
                InvariantCheck.of(
                        jdbi,
                        Invariant.LISTS,
                        "select count(*) from application.approval_batch where status = 'APPROVED'",
                        BATCHES));
    }
}
