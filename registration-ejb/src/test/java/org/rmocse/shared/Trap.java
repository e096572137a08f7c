package org.rmocse.shared;

import org.jdbi.v3.core.Jdbi;

/** Lets every statement that writes to one table fail while it is set, as a full disk or a broken index would (F4). */
public final class Trap implements AutoCloseable {

    /** What the failing statement says. */
    public static final String MESSAGE = "the trap closed";

    private final Jdbi jdbi;
    private final String table;

    private Trap(Jdbi jdbi, String table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    /** @param table with its schema */
    public static Trap on(Jdbi jdbi, String table) {
        jdbi.useHandle(handle -> {
            handle.execute("create or replace function public.trap() returns trigger language plpgsql as"
                    + " $$ begin raise exception '" + MESSAGE + "'; end $$");
            handle.execute("create trigger trap before insert or update or delete on " + table
                    + " for each row execute function public.trap()");
        });
        return new Trap(jdbi, table);
    }

    @Override
    public void close() {
        jdbi.useHandle(handle -> handle.execute("drop trigger trap on " + table));
    }
}
