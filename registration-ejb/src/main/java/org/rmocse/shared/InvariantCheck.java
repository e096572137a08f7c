package org.rmocse.shared;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Looks whether one invariant holds; each module offers those of its own tables as beans. */
public interface InvariantCheck {

    /** As many breaches as are named; one is enough to know that something is wrong. */
    int MOST = 50;

    Invariant invariant();

    /** @throws RuntimeException if it cannot be looked at, which says nothing of whether it holds */
    Looked look(Extent extent);

    /** How much is looked at of what costs much: each night the latest and some by chance, by command everything. */
    enum Extent {
        NIGHTLY,
        WHOLE
    }

    /**
     * What was found.
     *
     * @param examined how many things were looked at
     * @param breaches what breaks it, at most {@link #MOST}: keys and numbers, never a name
     */
    record Looked(long examined, List<String> breaches) {}

    /** An invariant that is said in SQL. */
    static InvariantCheck of(Jdbi jdbi, Invariant invariant, String counted, String broken) {
        return new InvariantCheck() {
            @Override
            public Invariant invariant() {
                return invariant;
            }

            @Override
            public Looked look(Extent extent) {
                return jdbi.withHandle(handle -> new Looked(
                        handle.createQuery(counted).mapTo(Long.class).one(),
                        handle.createQuery("select breach from (" + broken + ") as found(breach) limit :most")
                                .bind("most", MOST)
                                .mapTo(String.class)
                                .list()));
            }
        };
    }
}
