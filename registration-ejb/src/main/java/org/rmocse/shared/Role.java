package org.rmocse.shared;

/** What a signed-in person or officer may do; one row of the README's role table each. */
public enum Role {
    APPLICANT,
    EMPLOYER,
    EDUCATION_PROVIDER,
    AGENCY_REVIEWER,
    AGENCY_MANAGER,
    FINAL_REVIEWER,
    MINISTRY_OFFICER,
    CERTIFICATE_OFFICER,
    SYSTEM_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    AUDITOR
}
