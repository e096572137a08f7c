package org.rmocse.shared;

import java.util.List;
import java.util.Set;

/** Where one module keeps what depends on the keys. */
@FunctionalInterface
public interface SealedPlaces {

    List<SealedPlace> places();

    /** The versions of the keys of keyed hashes that some hash was made with; hashes are not made anew. */
    default Set<Integer> indexVersions() {
        return Set.of();
    }
}
