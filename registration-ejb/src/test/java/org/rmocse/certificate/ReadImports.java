package org.rmocse.certificate;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** What tests of other modules read of the imports of the register. */
public final class ReadImports {

    private ReadImports() {}

    /** Only to be read; nothing can be imported with it. */
    public static RegisterImports of(Jdbi jdbi, Clock clock) {
        return new RegisterImports(null, new RegisterImportLog(jdbi, clock), null, null, null);
    }
}
