package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.application.ApplicationView.GivenReason;

/** What an application said in each round it was filed, and the reasons it was returned for. */
@ApplicationScoped
class Rounds {

    /** The sections and the documents' files as they are now, as one object each. */
    private static final String NOW =
            """
            select (select coalesce(jsonb_object_agg(step, data), '{}') from application.section where application_id = :application)
                   ::text as sections,
                   (select coalesce(jsonb_object_agg(code, files), '{}') from (
                       select code, jsonb_agg(concat_ws(':', file_id, form_version) order by id) as files from application.material
                       where application_id = :application group by code) m)::text as materials
            """;

    /** What was flagged in each of several files, and what they said before and say now. */
    private static final String KNOWN =
            """
            select a.id, (select coalesce(array_agg(distinct r.item), '{}') from application.reason r where r.application_id = a.id)
                   as flagged, f.sections::text as sections_then, f.materials::text as materials_then, n.sections, n.materials
            from application.application a
            left join application.filed_round f on f.application_id = a.id
                 and f.round = case when a.status = 'RETURNED' then a.round else a.round - 1 end
            left join lateral (
            """
                    + NOW.replace(":application", "a.id")
                    + ") n on f.application_id is not null where a.id = any(:applications)";

    private Jdbi jdbi;

    protected Rounds() {}

    @Inject
    Rounds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps what is filed in the round that begins with it. */
    void keep(long application) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.filed_round (application_id, round, sections, materials)
                        select a.id, a.round, n.sections::jsonb, n.materials::jsonb
                        from application.application a, (
                        """
                                + NOW
                                + ") n where a.id = :application")
                .bind("application", application)
                .execute());
    }

    /** What is to be mended, and what has been changed so far; {@link Correction#NONE} for a file that was never returned. */
    Correction of(long application) {
        record Head(Status status, int round) {}
        Head head = jdbi.withHandle(
                handle -> handle.createQuery("select status, round from application.application where id = :id")
                        .bind("id", application)
                        .map((row, context) -> new Head(Status.valueOf(row.getString("status")), row.getInt("round")))
                        .one());
        int before = head.status() == Status.RETURNED ? head.round() : head.round() - 1;
        if (before < 1) {
            return Correction.NONE;
        }
        List<GivenReason> flagged = head.status() == Status.RETURNED ? returned(application, head.round()) : List.of();
        return new Correction(flagged, changedSince(application, before));
    }

    private List<Correction.Changed> changedSince(long application, int round) {
        Optional<JsonObject[]> before = objects(
                "select sections::text as sections, materials::text as materials from application.filed_round"
                        + " where application_id = :application and round = " + round,
                application);
        if (before.isEmpty()) {
            return List.of();
        }
        JsonObject[] now = objects(NOW, application).orElseThrow();
        return Correction.between(before.get()[0], now[0], before.get()[1], now[1]);
    }

    /**
     * Those of the files of which something is flagged that could have been flagged before: neither flagged then nor changed
     * since (D22).
     *
     * @param applications keys of the files
     */
    Set<Long> late(Collection<Long> applications, List<ReasonGiven> reasons) {
        Set<Long> late = new HashSet<>();
        known(applications).forEach((application, known) -> {
            if (!known.isEmpty()
                    && reasons.stream()
                            .anyMatch(reason -> known.stream().noneMatch(item -> touches(item, reason.item())))) {
                late.add(application);
            }
        });
        return late;
    }

    private static boolean touches(String one, String other) {
        return one.equals(other) || one.startsWith(other + '.') || other.startsWith(one + '.');
    }

    /** The items of each file that were flagged in any round, or changed in the last; nothing for a first filing. */
    private Map<Long, List<String>> known(Collection<Long> applications) {
        Map<Long, List<String>> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(KNOWN)
                .bind("applications", applications.toArray(Long[]::new))
                .map((row, context) -> {
                    List<String> items = new ArrayList<>(
                            List.of((String[]) row.getArray("flagged").getArray()));
                    if (row.getString("sections_then") != null) {
                        Correction.between(
                                        object(row.getString("sections_then")),
                                        object(row.getString("sections")),
                                        object(row.getString("materials_then")),
                                        object(row.getString("materials")))
                                .forEach(change -> items.add(change.item()));
                    }
                    return known.put(row.getLong("id"), items);
                })
                .list());
        return known;
    }

    /** The reasons given so far, the first one first. */
    List<GivenReason> reasons(long application) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, round, action, item, code, text, answer from application.reason
                        where application_id = :application order by id
                        """)
                .bind("application", application)
                .map((row, context) -> new GivenReason(
                        row.getObject("public_id", UUID.class),
                        row.getInt("round"),
                        Action.valueOf(row.getString("action")),
                        row.getString("item"),
                        ReasonCode.valueOf(row.getString("code")),
                        row.getString("text"),
                        row.getString("answer")))
                .list());
    }

    private List<GivenReason> returned(long application, int round) {
        return reasons(application).stream()
                .filter(reason -> reason.round() == round && reason.action() == Action.RETURN)
                .toList();
    }

    private Optional<JsonObject[]> objects(String query, long application) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("application", application)
                .map((row, context) ->
                        new JsonObject[] {object(row.getString("sections")), object(row.getString("materials"))})
                .findOne());
    }

    static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
