package org.rmocse.shared;

/** The names of {@link Role} as constants, because an annotation such as {@code @RolesAllowed} takes nothing else. */
public final class RoleNames {

    public static final String APPLICANT = "APPLICANT";
    public static final String EMPLOYER = "EMPLOYER";
    public static final String EDUCATION_PROVIDER = "EDUCATION_PROVIDER";
    public static final String AGENCY_REVIEWER = "AGENCY_REVIEWER";
    public static final String AGENCY_MANAGER = "AGENCY_MANAGER";
    public static final String FINAL_REVIEWER = "FINAL_REVIEWER";
    public static final String MINISTRY_OFFICER = "MINISTRY_OFFICER";
    public static final String CERTIFICATE_OFFICER = "CERTIFICATE_OFFICER";
    public static final String SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR";
    public static final String SECURITY_ADMINISTRATOR = "SECURITY_ADMINISTRATOR";
    public static final String AUDITOR = "AUDITOR";

    private RoleNames() {}
}
