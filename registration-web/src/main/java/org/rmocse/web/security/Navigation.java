package org.rmocse.web.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rmocse.shared.Role;

/**
 * An entry of the main navigation.
 *
 * @param address the page it leads to
 * @param key of its text
 * @param roles whose it is; empty for the public's
 */
public record Navigation(String address, String key, Set<Role> roles) {

    private static final List<Navigation> ALL = List.of(
            new Navigation("/guide.xhtml", "nav.guide", Set.of()),
            new Navigation("/self-check.xhtml", "nav.self_check", Set.of()),
            new Navigation("/notices.xhtml", "nav.notices", Set.of()),
            new Navigation("/announcements.xhtml", "nav.announcements", Set.of()),
            new Navigation("/look-up.xhtml", "nav.look_up", Set.of()),
            new Navigation("/verify.xhtml", "nav.verify", Set.of()),
            new Navigation("/agencies.xhtml", "nav.agencies", Set.of()),
            new Navigation("/applicant/index.xhtml", "nav.applicant", Set.of(Role.APPLICANT)),
            new Navigation("/employer/index.xhtml", "nav.engineers", Set.of(Role.EMPLOYER)),
            new Navigation("/employer/employments.xhtml", "nav.employments", Set.of(Role.EMPLOYER)),
            new Navigation("/employer/name.xhtml", "nav.new_name", Set.of(Role.EMPLOYER)),
            new Navigation("/agency/index.xhtml", "nav.agency", Set.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER)),
            new Navigation("/agency/report.xhtml", "nav.report", Set.of(Role.AGENCY_MANAGER)),
            new Navigation("/agency/workload.xhtml", "nav.workload", Set.of(Role.AGENCY_MANAGER)),
            new Navigation("/agency/statistics.xhtml", "nav.statistics", Set.of(Role.AGENCY_MANAGER)),
            new Navigation("/agency/collection.xhtml", "nav.collection", Set.of(Role.AGENCY_MANAGER)),
            new Navigation("/agency/codes.xhtml", "nav.codes", Set.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER)),
            new Navigation("/centre/index.xhtml", "nav.centre", Set.of(Role.FINAL_REVIEWER)),
            new Navigation("/centre/batches.xhtml", "nav.batches", Set.of(Role.FINAL_REVIEWER)),
            new Navigation("/centre/workload.xhtml", "nav.workload", Set.of(Role.FINAL_REVIEWER)),
            new Navigation("/centre/statistics.xhtml", "nav.statistics", Set.of(Role.FINAL_REVIEWER)),
            new Navigation("/ministry/queue.xhtml", "nav.ministry_queue", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/ministry/index.xhtml", "nav.ministry", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/ministry/matters.xhtml", "nav.matters", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/ministry/workload.xhtml", "nav.workload", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/ministry/statistics.xhtml", "nav.statistics", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/ministry/employers.xhtml", "nav.employers", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/ministry/exports.xhtml", "nav.exports", Set.of(Role.MINISTRY_OFFICER)),
            new Navigation("/certificate/index.xhtml", "nav.certificate", Set.of(Role.CERTIFICATE_OFFICER)),
            new Navigation("/certificate/copy.xhtml", "nav.copies", Set.of(Role.CERTIFICATE_OFFICER)),
            new Navigation("/education/index.xhtml", "nav.training", Set.of(Role.EDUCATION_PROVIDER)),
            new Navigation("/education/import.xhtml", "nav.training_import", Set.of(Role.EDUCATION_PROVIDER)),
            new Navigation("/education/courses.xhtml", "nav.courses", Set.of(Role.EDUCATION_PROVIDER)),
            new Navigation("/education/disputes.xhtml", "nav.disputes", Set.of(Role.EDUCATION_PROVIDER)),
            new Navigation("/education/access.xhtml", "nav.access", Set.of(Role.EDUCATION_PROVIDER)),
            new Navigation("/admin/index.xhtml", "nav.admin", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/qualifications.xhtml", "nav.qualifications", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/register.xhtml", "nav.register", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/agencies.xhtml", "nav.agency_entries", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/calendar.xhtml", "nav.calendar", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/education.xhtml", "nav.education", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/training-bodies.xhtml", "nav.training_bodies", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/policy.xhtml", "nav.policy", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/jobs.xhtml", "nav.jobs", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/mails.xhtml", "nav.mails", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/notices.xhtml", "nav.notice_board", Set.of(Role.SYSTEM_ADMINISTRATOR)),
            new Navigation("/admin/staff.xhtml", "nav.staff", Set.of(Role.SECURITY_ADMINISTRATOR)),
            new Navigation("/admin/sessions.xhtml", "nav.sessions", Set.of(Role.SECURITY_ADMINISTRATOR)),
            new Navigation("/admin/exports.xhtml", "nav.exports", Set.of(Role.SECURITY_ADMINISTRATOR)),
            new Navigation("/admin/keys.xhtml", "nav.keys", Set.of(Role.SECURITY_ADMINISTRATOR)),
            new Navigation("/audit/index.xhtml", "nav.trail", Set.of(Role.AUDITOR)),
            new Navigation("/audit/invariants.xhtml", "nav.invariants", Set.of(Role.AUDITOR)));

    /** Pages that are no entry themselves, by the entry they are reached from. */
    private static final Map<String, String> WITHIN = Map.ofEntries(
            Map.entry("/guide-kind.xhtml", "/guide.xhtml"),
            Map.entry("/notice.xhtml", "/notices.xhtml"),
            Map.entry("/announcement.xhtml", "/announcements.xhtml"),
            Map.entry("/applicant/apply.xhtml", "/applicant/index.xhtml"),
            Map.entry("/applicant/education.xhtml", "/applicant/index.xhtml"),
            Map.entry("/applicant/step.xhtml", "/applicant/index.xhtml"),
            Map.entry("/employer/departure.xhtml", "/employer/index.xhtml"),
            Map.entry("/employer/employment.xhtml", "/employer/employments.xhtml"),
            Map.entry("/agency/bulk.xhtml", "/agency/index.xhtml"),
            Map.entry("/agency/review.xhtml", "/agency/index.xhtml"),
            Map.entry("/agency/summary.xhtml", "/agency/report.xhtml"),
            Map.entry("/centre/batch.xhtml", "/centre/batches.xhtml"),
            Map.entry("/centre/bulk.xhtml", "/centre/index.xhtml"),
            Map.entry("/centre/review.xhtml", "/centre/index.xhtml"),
            Map.entry("/ministry/batch.xhtml", "/ministry/index.xhtml"),
            Map.entry("/ministry/employer.xhtml", "/ministry/employers.xhtml"),
            Map.entry("/ministry/employer-name.xhtml", "/ministry/employers.xhtml"),
            Map.entry("/ministry/employer-names.xhtml", "/ministry/employers.xhtml"),
            Map.entry("/ministry/employer-request.xhtml", "/ministry/employers.xhtml"),
            Map.entry("/ministry/employer-requests.xhtml", "/ministry/employers.xhtml"),
            Map.entry("/ministry/revocation.xhtml", "/ministry/matters.xhtml"),
            Map.entry("/ministry/revoke.xhtml", "/ministry/matters.xhtml"),
            Map.entry("/admin/agency.xhtml", "/admin/agencies.xhtml"),
            Map.entry("/admin/education-disputes.xhtml", "/admin/education.xhtml"),
            Map.entry("/admin/mail-texts.xhtml", "/admin/mails.xhtml"),
            Map.entry("/admin/officer.xhtml", "/admin/staff.xhtml"),
            Map.entry("/admin/parameter.xhtml", "/admin/policy.xhtml"),
            Map.entry("/admin/training-body.xhtml", "/admin/training-bodies.xhtml"));

    /**
     * Whether it is marked while a page is looked at, as {@code aria-current} says it.
     *
     * @param page the page looked at
     * @return {@code page} on the entry's own, {@code true} on one reached from it, else {@code false}
     */
    public String currentAt(String page) {
        if (address.equals(page)) {
            return "page";
        }
        return address.equals(WITHIN.get(page)) ? "true" : "false";
    }

    static Set<String> pagesWithin() {
        return WITHIN.keySet();
    }

    static List<Navigation> ofThePublic() {
        return ALL.stream().filter(entry -> entry.roles.isEmpty()).toList();
    }

    /** What somebody with these roles has, in the order of the work. */
    static List<Navigation> of(Set<Role> roles) {
        return ALL.stream()
                .filter(entry -> entry.roles.stream().anyMatch(roles::contains))
                .toList();
    }
}
