package org.rmocse.shared;

import java.util.List;

/** What one module keeps for a time only. */
@FunctionalInterface
public interface ExpiringPlaces {

    List<ExpiringRows> places();
}
