package org.rmocse.shared;

/** The field of work an engineer is registered for (R2). */
public enum PracticeCategory {
    COAL_MINE,
    NON_COAL_MINE,
    CHEMICAL,
    METALLURGY,
    CONSTRUCTION,
    ROAD_TRANSPORT,
    OTHER
}
