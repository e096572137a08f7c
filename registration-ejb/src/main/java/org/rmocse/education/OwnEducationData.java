package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;

/** What training bodies reported of a person, with what the person said against it. */
@ApplicationScoped
public class OwnEducationData implements OwnData {

    @Override
    public List<OwnRows> kept() {
        return List.of(
                new OwnRows(
                        "education",
                        Set.of("education.record"),
                        """
                        select r.from_date, r.to_date, r.content, r.provider, r.mode, r.hours, r.withdrawn_at, d.words as disputed,
                               d.answer, d.outcome as "outcome|DisputeOutcome"
                        from education.record r left join education.dispute d on d.record_id = r.id
                        where r.person_id = :person order by r.from_date desc, r.id desc
                        """));
    }
}
