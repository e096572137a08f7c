package org.rmocse.document;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Where sealed contents lie, each by its name on the shelf that the name begins with. It knows nothing of what is in them, and is asked
 * by several servers at once.
 */
interface FilePlace extends AutoCloseable {

    /**
     * Lays bytes there, whole or not at all, and for good before this returns. What lies there under that name already stays.
     *
     * @throws IOException if they could not be laid there; then nothing of them is
     */
    void put(String name, byte[] bytes) throws IOException;

    /**
     * What lies there.
     *
     * @throws IOException if nothing does, or it cannot be read
     */
    byte[] get(String name) throws IOException;

    /** Lets what lies there count as written no earlier than the other. */
    void renew(String name, String other) throws IOException;

    /** Removes what lies there, if anything does. */
    void remove(String shelf, String name) throws IOException;

    /** Everything on a shelf. */
    List<Lying> lying(String shelf) throws IOException;

    /** Whether something could be put there now. It is tried, and nothing of the trial is left. */
    boolean isWritable();

    @Override
    default void close() {}

    /** Something that lies on a shelf, whether anything refers to it or not. */
    record Lying(String shelf, String name, long size, Instant since) {}
}
