package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** What of a filing may be changed: of a draft everything, of a returned file what was flagged, and what has gone wrong since (R14). */
@ApplicationScoped
class OpenFields {

    private FilingFacts facts;

    protected OpenFields() {}

    @Inject
    OpenFields(FilingFacts facts) {
        this.facts = facts;
    }

    /** @throws Rejected NOT_FLAGGED for each closed field in which the step differs from what is stored */
    void require(Application draft, Section section) {
        if (draft.status() == Status.RETURNED) {
            Section stored = facts.filing(draft.id()).section(section.step());
            require(
                    draft,
                    Correction.differences(
                            section.step(), Rounds.object(Filing.json(stored)), Rounds.object(Filing.json(section))));
        }
    }

    /** @throws Rejected NOT_FLAGGED for each of these fields that is closed */
    void require(Application draft, Set<String> fields) {
        if (draft.status() != Status.RETURNED || fields.isEmpty()) {
            return;
        }
        SubmissionFacts known = facts.of(draft);
        Map<Step, List<Finding>> found = SubmissionRules.byStep(known);
        List<Finding> closed = fields.stream()
                .filter(field -> !known.correction().opens(field, found))
                .map(field -> Finding.of("NOT_FLAGGED", field, "R14"))
                .toList();
        if (!closed.isEmpty()) {
            throw new Rejected(closed);
        }
    }
}
