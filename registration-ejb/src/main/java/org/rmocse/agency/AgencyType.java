package org.rmocse.agency;

/** What kind of body an initial-review agency is. */
public enum AgencyType {
    MINISTRY,
    MINISTRY_DIRECT,
    CENTRAL_ENTERPRISE,
    PROVINCE,
    COAL
}
