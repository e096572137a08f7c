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
            "/open-account.xhtml",
            "/set-password.xhtml",
            "/reset-password.xhtml",
            "/guide.xhtml",
            "/agencies.xhtml",
            "/verify.xhtml",
            "/look-up.xhtml",
            "/announcements.xhtml",
            "/announcement.xhtml",
            "/favicon.ico");
    private static final Set<String> PUBLIC_PREFIXES = Set.of("/jakarta.faces.resource/", "/api/");

    private static final Map<String, Set<Role>> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("/applicant/", EnumSet.of(Role.APPLICANT));
        ROOMS.put("/agency/", EnumSet.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER));
        ROOMS.put("/centre/", EnumSet.of(Role.FINAL_REVIEWER));
        ROOMS.put("/ministry/", EnumSet.of(Role.MINISTRY_OFFICER));
        ROOMS.put("/certificate/", EnumSet.of(Role.CERTIFICATE_OFFICER));
        ROOMS.put("/admin/qualifications", EnumSet.of(Role.SYSTEM_ADMINISTRATOR));
        ROOMS.put("/admin/staff", EnumSet.of(Role.SECURITY_ADMINISTRATOR));
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

    /** Where somebody with these roles begins. */
    public static String start(Set<Role> roles) {
        return roles.contains(Role.APPLICANT)
                ? "/applicant/index.xhtml"
                : roles.contains(Role.AGENCY_REVIEWER) || roles.contains(Role.AGENCY_MANAGER)
                        ? "/agency/index.xhtml"
                        : roles.contains(Role.FINAL_REVIEWER)
                                ? "/centre/index.xhtml"
                                : roles.contains(Role.MINISTRY_OFFICER)
                                        ? "/ministry/index.xhtml"
                                        : roles.contains(Role.CERTIFICATE_OFFICER)
                                                ? "/certificate/index.xhtml"
                                                : roles.contains(Role.SYSTEM_ADMINISTRATOR)
                                                        ? "/admin/qualifications.xhtml"
                                                        : roles.contains(Role.SECURITY_ADMINISTRATOR)
                                                                ? "/admin/staff.xhtml"
                                                                : "/account.xhtml";
    }
}
