package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/** An announced list and the batch it came from agree, all or none (I6). */
@ApplicationScoped
public class ListInvariants implements InvariantChecks {

    private static final String LISTS =
            """
            select l.year || ' ' || l.number || ' does not have the people it announces' from publicity.announcement l
            where l.people <> (select count(*) from publicity.announcement_entry e where e.announcement_id = l.id)
            union all
            select l.year || ' ' || l.number || ' belongs to no approved batch' from publicity.announcement l
            where not exists (select from application.approval_batch b where b.public_id = l.batch and b.status = 'APPROVED')
            union all
            select l.year || ' ' || l.number || ' announces ' || e.application || ', which its batch did not approve'
            from publicity.announcement_entry e
            join publicity.announcement l on l.id = e.announcement_id
            left join application.application a on a.public_id = e.application
            left join application.approval_batch b on b.id = a.approval_batch_id
            where a.status is distinct from 'APPROVED' or b.public_id is distinct from l.batch
            """;

    private Jdbi jdbi;

    protected ListInvariants() {}

    @Inject
    public ListInvariants(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<InvariantCheck> checks() {
        return List.of(
                InvariantCheck.of(jdbi, Invariant.LISTS, "select count(*) from publicity.announcement_entry", LISTS));
    }
}
