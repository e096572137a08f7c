package org.rmocse.web.security;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rmocse.shared.Role;

/** Which address is whose: the public ones by name, the others by their first part, everything else nobody's. */
public final class Rooms {

    private static final Set<String> PUBLIC = Set.of(
            "/",
            "/index.xhtml",
            "/sign-in.xhtml",
            "/sign-in-code.xhtml",
            "/open-account.xhtml",
            "/employer-account.xhtml",
            "/set-password.xhtml",
            "/reset-password.xhtml",
            "/privacy.xhtml",
            "/guide.xhtml",
            "/guide-kind.xhtml",
            "/questions.xhtml",
            "/agencies.xhtml",
            "/verify.xhtml",
            "/look-up.xhtml",
            "/self-check.xhtml",
            "/notices.xhtml",
            "/notice.xhtml",
            "/announcements.xhtml",
            "/announcement.xhtml",
            "/statistics.xhtml",
            "/statistics.csv",
            "/audit-roots.xhtml",
            "/metrics",
            "/openapi",
            "/favicon.ico");
    private static final Set<String> PUBLIC_PREFIXES =
            Set.of("/jakarta.faces.resource/", "/api/", "/forms/", "/announcements/");

    private static final Map<String, Set<Role>> ROOMS = new LinkedHashMap<>();
    private static final Map<Role, String> STARTS = new LinkedHashMap<>();

    static {
        ROOMS.put("/applicant/", EnumSet.of(Role.APPLICANT));
        ROOMS.put("/employer/", EnumSet.of(Role.EMPLOYER));
        ROOMS.put("/agency/", EnumSet.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER));
        ROOMS.put("/centre/", EnumSet.of(Role.FINAL_REVIEWER));
        ROOMS.put("/ministry/", EnumSet.of(Role.MINISTRY_OFFICER));
        ROOMS.put("/certificate/", EnumSet.of(Role.CERTIFICATE_OFFICER));
        ROOMS.put("/education/", EnumSet.of(Role.EDUCATION_PROVIDER));
        ROOMS.put("/admin/agencies", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/agency", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/qualifications", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/register", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/calendar", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/education", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/exports", EnumSet.of(Role.SECURITY_ADMINISTRATOR));
        ROOMS.put("/admin/training-bod", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/index", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/jobs", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/keys", EnumSet.of(Role.SECURITY_ADMINISTRATOR));
        ROOMS.put("/admin/mail-texts", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/mails", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/notices", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/parameter", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/policy", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/officer", EnumSet.of(Role.SECURITY_ADMINISTRATOR));
        ROOMS.put("/admin/sessions", EnumSet.of(Role.SECURITY_ADMINISTRATOR));
        ROOMS.put("/admin/staff", EnumSet.of(Role.SECURITY_ADMINISTRATOR));
        ROOMS.put("/audit/", EnumSet.of(Role.AUDITOR));
        ROOMS.put(
                "/files/",
                EnumSet.of(
                        Role.APPLICANT,
                        Role.AGENCY_REVIEWER,
                        Role.AGENCY_MANAGER,
                        Role.FINAL_REVIEWER,
                        Role.MINISTRY_OFFICER,
                        Role.CERTIFICATE_OFFICER));
        ROOMS.put("/account.xhtml", EnumSet.allOf(Role.class));
        ROOMS.put("/second-factor.xhtml", EnumSet.allOf(Role.class));
        ROOMS.put("/consent.xhtml", EnumSet.of(Role.APPLICANT, Role.EMPLOYER, Role.EDUCATION_PROVIDER));
        ROOMS.put(
                "/ties.xhtml",
                EnumSet.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER, Role.FINAL_REVIEWER, Role.MINISTRY_OFFICER));
        ROOMS.put("/session", EnumSet.allOf(Role.class));

        STARTS.put(Role.APPLICANT, "/applicant/index.xhtml");
        STARTS.put(Role.EMPLOYER, "/employer/index.xhtml");
        STARTS.put(Role.AGENCY_REVIEWER, "/agency/index.xhtml");
        STARTS.put(Role.AGENCY_MANAGER, "/agency/index.xhtml");
        STARTS.put(Role.FINAL_REVIEWER, "/centre/index.xhtml");
        STARTS.put(Role.MINISTRY_OFFICER, "/ministry/index.xhtml");
        STARTS.put(Role.CERTIFICATE_OFFICER, "/certificate/index.xhtml");
        STARTS.put(Role.EDUCATION_PROVIDER, "/education/index.xhtml");
        STARTS.put(Role.SYSTEM_ADMINISTRATOR, "/admin/index.xhtml");
        STARTS.put(Role.SECURITY_ADMINISTRATOR, "/admin/staff.xhtml");
        STARTS.put(Role.AUDITOR, "/audit/index.xhtml");
    }

    private Rooms() {}

    static boolean isPublic(String path) {
        return PUBLIC.contains(path) || PUBLIC_PREFIXES.stream().anyMatch(path::startsWith);
    }

    /** Who may enter; empty for an address nobody has claimed. */
    static Set<Role> roles(String path) {
        return ROOMS.entrySet().stream()
                .filter(room -> path.startsWith(room.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }

    /** Of which of a few groups an address is, for counting: a room's name, or what all that strangers may have is together. */
    public static String group(String path) {
        if (path.startsWith("/jakarta.faces.resource/")) {
            return "resource";
        }
        if (isPublic(path)) {
            return path.startsWith("/api/") ? "api" : "public";
        }
        return ROOMS.keySet().stream()
                .filter(path::startsWith)
                .findFirst()
                .map(room -> room.substring(1).split("[/.]")[0])
                .orElse("other");
    }

    /** Whether somebody with these roles is let in there. */
    static boolean mayEnter(Set<Role> roles, String path) {
        return isPublic(path) || roles(path).stream().anyMatch(roles::contains);
    }

    /** Where somebody with these roles begins. */
    public static String start(Set<Role> roles) {
        return STARTS.entrySet().stream()
                .filter(start -> roles.contains(start.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("/account.xhtml");
    }
}
