package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.shared.Actor;

/** What keeps files from a decision about many, asked alike before it is ordered and when it is carried out. */
@ApplicationScoped
class BulkChecks {

    private Moves moves;
    private Rounds rounds;

    protected BulkChecks() {}

    @Inject
    BulkChecks(Moves moves, Rounds rounds) {
        this.moves = moves;
        this.rounds = rounds;
    }

    /**
     * The files that would stay if it were decided now, and why.
     *
     * @param files keys by public id
     */
    List<NotMoved> wouldStay(Action action, Map<UUID, Long> files, Actor actor, Decision decision) {
        List<NotMoved> stay = new ArrayList<>(moves.wouldStay(action, files.values(), actor));
        if (decision.note() == null) {
            Map<UUID, Long> others = without(files, stay);
            Set<Long> late = late(action, others.values(), decision);
            others.forEach((file, id) -> {
                if (late.contains(id)) {
                    stay.add(new NotMoved(file, "LATE_REASON", null, null, null));
                }
            });
        }
        return stay;
    }

    /** The files of which something is flagged that could have been flagged before (D22). */
    Set<Long> late(Action action, Collection<Long> files, Decision decision) {
        return action == Action.RETURN
                        && !files.isEmpty()
                        && !decision.reasons().isEmpty()
                ? rounds.late(files, decision.reasons())
                : Set.of();
    }

    /** The files that are not among those that stay. */
    static Map<UUID, Long> without(Map<UUID, Long> files, List<NotMoved> stay) {
        Set<UUID> staying = stay.stream().map(NotMoved::publicId).collect(Collectors.toSet());
        return files.entrySet().stream()
                .filter(file -> !staying.contains(file.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
