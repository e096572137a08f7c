package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.RoleNames;

/** Reissues, cancellations, other matters and revocations in one list, for the ministry. */
@Stateless
public class Matters {

    private static final int PAGE = 50;

    /** An officer's own drafts of revocations are among what waits; those of others are nobody else's yet. */
    private static final String ALL =
            """
            with matter as (
                select a.public_id, a.kind, a.receipt_number as number, a.person_name, a.employer_name, a.status,
                       null as revocation, a.status_since as since, a.due_on, a.due_provisional,
                       a.approval_batch_id is not null as in_batch,
                       case a.status when 'AWAITING_APPROVAL' then 'WAITING' when 'REPORTED' then 'AT_CENTRE' else 'DECIDED' end
                           as state
                from application.application a
                where a.kind in ('REISSUE', 'CANCELLATION', 'OTHER_MATTER')
                  and a.status in ('REPORTED', 'AWAITING_APPROVAL', 'APPROVED', 'REFUSED')
                  and (a.report_batch_id is not null or a.route = 'CENTRE')
                union all
                select r.public_id, 'REVOCATION', r.number, r.person_name, r.employer_name, null, r.status, r.status_since, null,
                       false, false, case when r.status in ('DRAFT', 'PROPOSED') then 'WAITING' else 'DECIDED' end
                from application.revocation r where r.status <> 'DRAFT' or r.proposed_by = :actor
            )
            """;

    /** What waits longest comes first; of what is over, what was decided last. */
    private static final String PAGE_OF =
            """
            select * from matter
            where state = :state and (:kind::text is null or kind = :kind)
              and (:after::uuid is null
                   or (since, public_id) %s (select m.since, m.public_id from matter m where m.public_id = :after::uuid))
            order by since %s, public_id %s limit :limit
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    public Matters() {}

    Matters(Jdbi jdbi, CurrentActor current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /**
     * A page of at most {@value #PAGE}: what waits longest first, and of what is decided the latest.
     *
     * @param kind null for all
     * @param after the last line of the page before; null for the first page
     */
    @RolesAllowed(RoleNames.MINISTRY_OFFICER)
    public MatterList list(MatterKind kind, MatterState state, UUID after) {
        boolean latestFirst = state == MatterState.DECIDED;
        String order = latestFirst ? "desc" : "asc";
        List<MatterLine> found = jdbi.withHandle(
                handle -> handle.createQuery(ALL + PAGE_OF.formatted(latestFirst ? "<" : ">", order, order))
                        .bind("actor", current.actor().accountId())
                        .bind("state", state.name())
                        .bind("kind", kind == null ? null : kind.name())
                        .bind("after", after)
                        .bind("limit", PAGE + 1)
                        .map((row, context) -> line(row))
                        .list());
        boolean cut = found.size() > PAGE;
        return new MatterList(
                cut ? List.copyOf(found.subList(0, PAGE)) : found,
                cut ? found.get(PAGE - 1).publicId() : null,
                waiting());
    }

    private Map<MatterKind, Integer> waiting() {
        Map<MatterKind, Integer> waiting = new EnumMap<>(MatterKind.class);
        jdbi.useHandle(handle -> handle.createQuery(
                        ALL + "select kind, count(*) as files from matter where state = 'WAITING' group by kind")
                .bind("actor", current.actor().accountId())
                .map((row, context) -> waiting.put(MatterKind.valueOf(row.getString("kind")), row.getInt("files")))
                .list());
        return waiting;
    }

    private static MatterLine line(ResultSet row) throws SQLException {
        String status = row.getString("status");
        String revocation = row.getString("revocation");
        return new MatterLine(
                row.getObject("public_id", UUID.class),
                MatterKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("person_name"),
                row.getString("employer_name"),
                status == null ? null : Status.valueOf(status),
                revocation == null ? null : RevocationStatus.valueOf(revocation),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("due_provisional"),
                row.getBoolean("in_batch"));
    }
}
