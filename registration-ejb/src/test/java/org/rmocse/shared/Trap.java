package org.rmocse.shared;

import org.jdbi.v3.core.Jdbi;

/** Lets every statement that writes to one table fail for a while, as a full disk or a broken index would (F4). */
public final class Trap {

    /** What the failing statement says. */
    public static final String MESSAGE = "the trap closed";

    private Trap() {}

    /** @param table with its schema */
    public static void on(Jdbi jdbi, String table, Runnable work) {
        jdbi.useHandle(handle -> {
            handle.execute("create or replace function public.trap() returns trigger language plpgsql as"
                    + " $$ begin raise exception '" + MESSAGE + "'; end $$");
            handle.execute("create trigger trap before insert or update or delete on " + table
                    + " for each row execute function public.trap()");
        });
        try {
            work.run();
        } finally {
            jdbi.useHandle(handle -> handle.execute("drop trigger trap on " + table));
        }
    }
}
