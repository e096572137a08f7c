package org.rmocse.shared;

import java.util.List;

/** What one module keeps about a person; each module offers its own, and a test holds the lists against the schema. */
@FunctionalInterface
public interface OwnData {

    List<OwnRows> kept();
}
