package org.rmocse.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The statements that read a queue, put together from fixed parts; what was typed is only ever bound.
 *
 * <p>A queue is read along an index in its own order and costs the same at any depth. Narrowed by a name or a reason, what
 * is frequent is soon met in that order, and what is rare is found by its keys; a look at the next few of the line tells
 * which it is.
 */
final class QueueSql {

    /** Found by their keys, more files than these are not put in order but met in order. */
    static final int MANY = 800;

    /** So many of the line are looked at; where {@value #OFTEN} of them are sought, the page is near. */
    private static final int LOOK = 100;

    private static final int OFTEN = 5;

    private static final String KEYS =
            "application.queue_keys(w.desk_of, w.status, w.kind, w.category, w.person_name, w.employer_name, w.returned_for)";
    private static final String COLUMNS =
            """
            w.application_id, w.public_id, w.kind, w.category, w.person_name, w.employer_name, w.status, w.submitted_at,
            w.status_since, w.due_on, w.due_order, w.due_provisional, w.officer_id, w.officer_name, w.receipt_number,
            w.desk_of, w.returned_for, w.person_id, w.held_reason, w.held_until, w.held_by, w.held_at,
            case when w.held_reason is not null
                 then (select a.employer_code from application.application a where a.id = w.application_id) end as held_employer
            """;

    private final Map<String, Object> bound = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();
    private String place;
    private String[] lookedUp = {};

    /**
     * @param scope the agency's key, 0 for the whole country
     * @param holder the key of the officer who has them in hand; null for any, 0 for nobody
     * @param person the person's key; null for everybody
     * @param today the day the clocks are read
     * @param soon the last day that is near
     */
    QueueSql(QueueFilter filter, long scope, Long holder, Long person, LocalDate today, LocalDate soon) {
        where("w.desk_of = :scope", "scope", scope);
        where("w.status = :status", "status", filter.status().name());
        if (filter.kind() != null) {
            where("w.kind = :kind", "kind", filter.kind().name());
        }
        if (filter.category() != null) {
            where("w.category = :category", "category", filter.category().name());
        }
        if (person != null) {
            where("w.person_id = :person", "person", person);
        }
        if (holder != null && holder == 0) {
            conditions.add("w.officer_id is null");
        } else if (holder != null) {
            where("w.officer_id = :holder", "holder", holder);
        }
        if (filter.receipt() != null) {
            String receipt = filter.receipt().toUpperCase(java.util.Locale.ROOT);
            where("w.receipt_number collate \"C\" >= :receipt", "receipt", receipt);
            where("w.receipt_number collate \"C\" < :beyond", "beyond", receipt + '\uFFFF');
        }
        if (filter.clock() != null) {
            clock(filter.clock(), today, soon);
        }
        names(filter, scope);
    }

    private void clock(Nearness clock, LocalDate today, LocalDate soon) {
        switch (clock) {
            case OVERDUE -> where("w.due_order < :today", "today", today);
            case NEAR -> {
                where("w.due_order >= :today", "today", today);
                where("w.due_order <= :soon", "soon", soon);
            }
            case IN_TIME -> {
                where("w.due_order > :soon", "soon", soon);
                conditions.add("w.due_order < 'infinity'");
            }
            case NONE -> conditions.add("w.due_order = 'infinity'");
        }
    }

    private void names(QueueFilter filter, long scope) {
        if (filter.person() != null) {
            boolean one = filter.person().codePointCount(0, filter.person().length()) == 1;
            where(
                    one ? "starts_with(w.person_name, :personName)" : "strpos(w.person_name, :personName) > 0",
                    "personName",
                    filter.person());
            keys.addAll(one ? List.of("p^" + filter.person()) : pairs('p', filter.person()));
        }
        if (filter.employer() != null) {
            where("strpos(w.employer_name, :employerName) > 0", "employerName", filter.employer());
            keys.addAll(pairs('e', filter.employer()));
        }
        if (filter.reason() != null) {
            where(
                    "w.returned_for @> array[:reason]::text[]",
                    "reason",
                    filter.reason().name());
            keys.add('r' + filter.reason().name());
        }
        boolean found = filter.receipt() != null || bound.containsKey("person") || bound.containsKey("holder");
        if (found) {
            keys.clear();
        } else if (!keys.isEmpty()) {
            if (filter.kind() != null) {
                keys.add('k' + filter.kind().name());
            }
            if (filter.category() != null) {
                keys.add('c' + filter.category().name());
            }
            String here = scope + " " + filter.status() + ' ';
            lookedUp = keys.stream().map(key -> here + key).toArray(String[]::new);
        }
    }

    /** Each two characters that follow each other, as the index keeps them. */
    private static List<String> pairs(char field, String text) {
        int[] points = text.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(field + new String(points, i, 2));
        }
        return pairs;
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        bound.put(name, value);
    }

    /** Narrows to what stands after, or before, a place. */
    QueueSql from(QueuePlace from) {
        if (from != null) {
            place = "(w.due_order, w.application_id) " + (from.back() ? "<" : ">")
                    + " (:placeDue::date, (select p.id from application.application p where p.public_id = :placeFile))";
            where(
                    place,
                    "placeDue",
                    from.due() == null ? "infinity" : from.due().toString());
            bound.put("placeFile", from.file());
        }
        return this;
    }

    /** The whole line of the desk, or what of it stands beyond the place. */
    private String line() {
        String line = String.join(" and ", conditions.subList(0, 2));
        return place == null ? line : line + " and " + place;
    }

    /** Whether the files are found by their keys. */
    boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Read in the order of the line, at most {@code :limit}. */
    String inOrder(boolean back) {
        return "select " + COLUMNS + ", 0 as found from application.work_item w where " + all() + order(back)
                + " limit :limit";
    }

    /**
     * The page as the keys find it, at most {@code :limit}; or, where the next of the line show that many more would be
     * found than a page takes, as it is met in order. {@code found} says how many there were to put in order.
     */
    String byKeys(boolean back) {
        String narrowed = String.join(" and ", conditions.subList(2, conditions.size()));
        // the keys carry desk and status: asked beside them, the two would be taken for something that narrows further
        return "with seen as materialized (select count(*) >= " + OFTEN + " as often from (select w.* from"
                + " application.work_item w where " + line() + order(back) + " limit " + LOOK + ") as w where "
                + narrowed
                + "), found as materialized (select " + COLUMNS + " from application.work_item w"
                + " where not (select often from seen) and " + KEYS + " @> :keys and " + narrowed
                + " limit " + MANY + ") (select w.*, (select count(*) from found) as found from found w where "
                + String.join(" and ", conditions.subList(0, 2)) + order(back) + " limit :limit)"
                + " union all (select " + COLUMNS + ", 0 as found from application.work_item w"
                + " where (select often from seen) and " + all() + order(back) + " limit :limit)";
    }

    /** The first in line that is in no hand and free to the actor, held until the transaction ends; others are passed over. */
    String firstFree() {
        return "select w.application_id from application.work_item w"
                + " join application.application a on a.id = w.application_id where " + allWithKeys()
                + " and w.officer_id is null and " + Claims.FREE + order(false)
                + " limit 1 for update of w skip locked";
    }

    private String all() {
        return String.join(" and ", conditions);
    }

    private String allWithKeys() {
        return hasKeys() ? all() + " and " + KEYS + " @> :keys" : all();
    }

    private static String order(boolean back) {
        String way = back ? " desc" : "";
        return " order by w.due_order" + way + ", w.application_id" + way;
    }

    <T extends SqlStatement<T>> T bind(T statement) {
        bound.forEach(statement::bind);
        return statement;
    }

    <T extends SqlStatement<T>> T bindWithKeys(T statement) {
        return hasKeys() ? bind(statement).bind("keys", lookedUp) : bind(statement);
    }
}
