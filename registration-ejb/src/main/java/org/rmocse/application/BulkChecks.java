package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rmocse.shared.Actor;

/** What keeps files from a decision about many, asked alike before it is ordered and when it is carried out. */
@ApplicationScoped
class BulkChecks {

    private BulkQueries queries;
    private Moves moves;
    private Rounds rounds;

    protected BulkChecks() {}

    @Inject
    BulkChecks(BulkQueries queries, Moves moves, Rounds rounds) {
        this.queries = queries;
        this.moves = moves;
        this.rounds = rounds;
    }

    /** What the decision would do to each file now, moving nothing; those that would move first. */
    BulkLook look(Action action, Collection<UUID> files, Decision decision, Actor actor) {
        List<BulkQueries.Named> named = queries.files(files, actor);
        Map<UUID, Long> keys = new LinkedHashMap<>();
        named.stream().filter(file -> file.id() != null).forEach(file -> keys.put(file.publicId(), file.id()));
        Map<UUID, NotMoved> stay = wouldStay(action, keys, actor, decision).stream()
                .filter(reason -> reason.publicId() != null)
                .collect(Collectors.toMap(NotMoved::publicId, Function.identity()));
        Set<Long> late = late(action, keys.values(), decision);
        List<BulkLine> lines = named.stream()
                .map(file -> line(file, stay.get(file.publicId()), file.id() != null && late.contains(file.id())))
                .sorted(Comparator.comparing(BulkLine::outcome))
                .toList();
        return new BulkLook(new BulkPreview(action, lines), keys);
    }

    private static BulkLine line(BulkQueries.Named file, NotMoved stays, boolean late) {
        NotMoved why = file.id() == null ? new NotMoved(file.publicId(), "NOT_FOUND", null, null, null) : stays;
        return new BulkLine(
                file.publicId(),
                file.receiptNumber(),
                file.personName(),
                file.employerName(),
                file.kind(),
                file.status(),
                why == null ? BulkOutcome.WILL_MOVE : BulkOutcome.NOT_MOVED,
                why == null ? null : why.code(),
                why == null ? null : why.lastActor(),
                why == null ? null : why.lastAt(),
                late);
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
