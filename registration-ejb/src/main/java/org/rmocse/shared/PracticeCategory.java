package org.rmocse.shared;

import java.util.Arrays;
import java.util.List;

/**
 * The field of work an engineer is registered for: the seven of today (R2), and the five of before 2019 (R3), which stand as
 * they are in old registrations until the next filing chooses one of today's (D27).
 */
public enum PracticeCategory {
    COAL_MINE,
    NON_COAL_MINE,
    CHEMICAL,
    METALLURGY,
    CONSTRUCTION,
    ROAD_TRANSPORT,
    OTHER,
    LEGACY_COAL_MINE,
    LEGACY_NON_COAL_MINE,
    LEGACY_CONSTRUCTION,
    LEGACY_HAZARDOUS,
    LEGACY_OTHER;

    /** Those that can be registered today, in the order of the rule. */
    public static final List<PracticeCategory> CURRENT =
            Arrays.stream(values()).filter(category -> !category.isLegacy()).toList();

    /** True for one of before 2019: read, and never chosen. */
    public boolean isLegacy() {
        return name().startsWith("LEGACY_");
    }
}
