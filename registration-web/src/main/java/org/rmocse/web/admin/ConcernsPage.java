package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rmocse.operation.Concern;
import org.rmocse.operation.ConcernKind;
import org.rmocse.operation.Concerns;

/** Where a system administrator begins: what needs attention, and where to see to it. */
@Named
@RequestScoped
public class ConcernsPage {

    private static final Map<ConcernKind, String> WHERE = Map.of(
            ConcernKind.JOB_FAILED, "/admin/jobs.xhtml",
            ConcernKind.MAIL_FAILED, "/admin/mails.xhtml?state=FAILED",
            ConcernKind.MAIL_LATE, "/admin/mails.xhtml?state=WAITING",
            ConcernKind.SCAN_LATE, "/admin/jobs.xhtml",
            ConcernKind.IMPORT_BROKEN, "/admin/register.xhtml",
            ConcernKind.CALENDAR_MISSING, "/admin/calendar.xhtml",
            ConcernKind.AGENCY_SHUT, "/admin/agencies.xhtml",
            ConcernKind.IMPORT_RUNNING, "/admin/register.xhtml");

    @Inject
    private Concerns concerns;

    @Inject
    private Clock clock;

    private List<Concern> all;

    public List<Concern> getAll() {
        if (all == null) {
            all = concerns.list();
        }
        return all;
    }

    /** The page on which something is done about it. */
    public String where(ConcernKind kind) {
        return WHERE.get(kind);
    }

    public Instant getNow() {
        return clock.instant();
    }
}
