package org.rmocse.shared;

import java.util.List;

/** The invariants of one module. */
@FunctionalInterface
public interface InvariantChecks {

    List<InvariantCheck> checks();
}
