package org.rmocse.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * All tables as they stand, kept beside themselves in a schema of the test's: to begin the same work again from the same
 * beginning, to compare its ends, and to write what it wrote by plain SQL.
 */
public final class DatabaseCopy {

    private final Jdbi jdbi;
    private final String schema;
    private final List<Table> tables;

    /**
     * A table.
     *
     * @param name with its schema
     * @param columns those that are stored, in their order; generated ones are not
     * @param key the columns of its primary key
     */
    private record Table(String name, List<String> columns, List<String> key) {

        String list(String prefix) {
            return columns.stream().map(column -> prefix + column).collect(Collectors.joining(", "));
        }

        String sameKey(String one, String other) {
            return key.stream()
                    .map(column -> one + "." + column + " = " + other + "." + column)
                    .collect(Collectors.joining(" and "));
        }
    }

    private DatabaseCopy(Jdbi jdbi, String schema, List<Table> tables) {
        this.jdbi = jdbi;
        this.schema = schema;
        this.tables = tables;
    }

    /** Copies everything into a schema of that name, which is made anew. */
    public static DatabaseCopy keep(Jdbi jdbi, String schema) {
        DatabaseCopy copy = new DatabaseCopy(jdbi, schema, jdbi.withHandle(DatabaseCopy::tables));
        jdbi.useHandle(handle -> {
            handle.execute("drop schema if exists " + schema + " cascade");
            handle.execute("create schema " + schema);
            for (Table table : copy.tables) {
                handle.execute("create table " + copy.copied(table) + " as select " + table.list("") + " from "
                        + table.name());
                if (!table.key().isEmpty()) {
                    handle.execute("alter table " + copy.copied(table) + " add primary key ("
                            + String.join(", ", table.key()) + ")");
                }
            }
            handle.execute("analyze");
        });
        return copy;
    }

    /** Makes the tables as they were when this was kept; triggers and foreign keys are not asked. */
    public void restore() {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("truncate " + tables.stream().map(Table::name).collect(Collectors.joining(", ")));
            for (Table table : tables) {
                handle.execute("insert into " + table.name() + " (" + table.list("")
                        + ") overriding system value select " + table.list("") + " from " + copied(table));
            }
        });
        jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
    }

    /**
     * The statements that turn the tables as they stand, which are those of the other copy, into these: one insert, one update
     * and one delete a table at most, with keys, triggers and indexes asked as ever.
     */
    public List<String> statementsFrom(DatabaseCopy before) {
        return jdbi.withHandle(handle -> {
            List<String> statements = new ArrayList<>();
            for (Table table : parentsFirst(handle)) {
                String now = copied(table);
                String then = before.copied(table);
                String same = table.sameKey("n", "t");
                add(
                        handle,
                        statements,
                        "from " + now + " n where not exists (select 1 from " + then + " t where " + same + ")",
                        "insert into " + table.name() + " (" + table.list("") + ") overriding system value select "
                                + table.list("n.") + " ");
                String changed = "from " + now + " n where exists (select 1 from " + then + " t where " + same
                        + " and t is distinct from n)";
                add(
                        handle,
                        statements,
                        changed,
                        "update " + table.name() + " k set "
                                + table.columns().stream()
                                        .filter(column -> !table.key().contains(column))
                                        .map(column -> column + " = c." + column)
                                        .collect(Collectors.joining(", "))
                                + " from (select n.* ",
                        ") c where " + table.sameKey("k", "c"));
                add(
                        handle,
                        statements,
                        "from " + then + " t where not exists (select 1 from " + now + " n where " + same + ")",
                        "delete from " + table.name() + " k using (select t.* ",
                        ") c where " + table.sameKey("k", "c"));
            }
            return statements;
        });
    }

    /** The tables in an order in which foreign keys find what they point to. */
    private List<Table> parentsFirst(Handle handle) {
        Map<String, List<String>> parents = handle
                .createQuery(
                        """
                        select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
                        where contype = 'f' and conrelid <> confrelid
                        """)
                .map((row, context) -> Map.entry(row.getString("child"), row.getString("parent")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List<Table> ordered = new ArrayList<>();
        List<Table> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            List<String> waiting = left.stream().map(Table::name).toList();
            List<Table> next = left.stream()
                    .filter(table -> parents.getOrDefault(table.name(), List.of()).stream()
                            .noneMatch(waiting::contains))
                    .toList();
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    private static void add(Handle handle, List<String> statements, String from, String... around) {
        if (handle.createQuery("select exists (select 1 " + from + ")")
                .mapTo(Boolean.class)
                .one()) {
            // what is to be written is made ready first, so that only the writing is measured
            String ready = "public.ready_" + statements.size();
            handle.execute("drop table if exists " + ready);
            String alias = from.split(" ")[2];
            handle.execute("create table " + ready + " as select " + alias + ".* " + from);
            statements.add(around[0] + "from " + ready + " " + alias + (around.length > 1 ? around[1] : ""));
        }
    }

    /** A sum over every column's values, by table and column. */
    public static Map<String, String> columns(Jdbi jdbi) {
        return jdbi.withHandle(handle -> {
            Map<String, String> sums = new TreeMap<>();
            for (Table table : tables(handle)) {
                String each = table.columns().stream()
                        .map(column -> "coalesce(sum(hashtextextended(coalesce(" + column
                                + "::text, '-'), 0)::numeric), 0)::text as " + column)
                        .collect(Collectors.joining(", "));
                handle.createQuery("select count(*)::text as \"rows\", " + each + " from " + table.name())
                        .mapToMap()
                        .one()
                        .forEach((column, sum) -> sums.put(table.name() + '.' + column, (String) sum));
            }
            return sums;
        });
    }

    private String copied(Table table) {
        return schema + '.' + table.name().replace('.', '_');
    }

    private static List<Table> tables(Handle handle) {
        return handle.createQuery(
                        """
                        select c.table_schema || '.' || c.table_name as name,
                               array_agg(c.column_name::text order by c.ordinal_position) as columns,
                               array(select k.column_name::text from information_schema.table_constraints t
                                     join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                                     where t.constraint_type = 'PRIMARY KEY' and t.table_schema = c.table_schema
                                       and t.table_name = c.table_name order by k.ordinal_position) as key
                        from information_schema.columns c
                        join information_schema.tables b using (table_schema, table_name)
                        where b.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
                          and exists (select 1 from pg_namespace s where s.nspname = c.table_schema)
                          and c.table_schema = any(:schemas)
                        group by c.table_schema, c.table_name order by 1
                        """)
                .bind("schemas", new String[] {
                    "account",
                    "agency",
                    "applicant",
                    "application",
                    "audit",
                    "certificate",
                    "document",
                    "education",
                    "employer",
                    "notification",
                    "publicity",
                    "shared"
                })
                .map((row, context) -> new Table(
                        row.getString("name"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        List.of((String[]) row.getArray("key").getArray())))
                .list();
    }
}
