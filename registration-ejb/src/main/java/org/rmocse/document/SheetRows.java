package org.rmocse.document;

import java.io.IOException;
import java.util.List;

/** A sheet written row by row, so that a long one is never kept; marked throughout with whose copy it is. */
public interface SheetRows {

    /**
     * Writes a row; texts so that no spreadsheet computes them.
     *
     * @param cells numbers as numbers, everything else as text; a cell a column, null for an empty one
     * @throws IOException where the receiver went away
     */
    void row(List<?> cells) throws IOException;

    /**
     * Writes what comes after the last row; does not close the stream.
     *
     * @throws IOException where the receiver went away
     */
    void end() throws IOException;
}
