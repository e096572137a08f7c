package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.certificate.RegisterImport;
import org.rmocse.certificate.RegisterImports;
import org.rmocse.document.PendingScans;
import org.rmocse.notification.MailQueries;
import org.rmocse.notification.MailTrouble;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.JobRun;
import org.rmocse.shared.JobRuns;
import org.rmocse.shared.Policy;
import org.rmocse.shared.RoleNames;

/** What needs a system administrator's attention now, gathered from where it is known; nothing is kept here. */
@Stateless
public class Concerns {

    private static final String BETWEEN = ", ";
    private static final int NAMED = 3;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private JobRuns jobs;

    @Inject
    private MailQueries mails;

    @Inject
    private RegisterImports imports;

    @Inject
    private Calendar calendar;

    @Inject
    private Agencies agencies;

    @Inject
    private PendingScans scans;

    public Concerns() {}

    Concerns(
            Clock clock,
            Policy policy,
            JobRuns jobs,
            MailQueries mails,
            RegisterImports imports,
            Calendar calendar,
            Agencies agencies,
            PendingScans scans) {
        this.clock = clock;
        this.policy = policy;
        this.jobs = jobs;
        this.mails = mails;
        this.imports = imports;
        this.calendar = calendar;
        this.agencies = agencies;
        this.scans = scans;
    }

    /** All there are, the most urgent first; none where all is well. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<Concern> list() {
        LocalDate today = LocalDate.now(clock);
        MailTrouble trouble = mails.trouble();
        List<Concern> all = new ArrayList<>();
        all.add(new Concern(
                ConcernKind.JOB_FAILED,
                (int) jobs.list().stream().filter(JobRun::isFailed).count(),
                null));
        all.add(new Concern(ConcernKind.MAIL_FAILED, trouble.failed(), null));
        all.add(new Concern(ConcernKind.MAIL_LATE, trouble.late(), null));
        int late = scans.late(policy.at(today).integer("scan.late_minutes"));
        all.add(new Concern(ConcernKind.SCAN_LATE, late, null));
        all.addAll(imports());
        List<Integer> missing = missingYears(today);
        all.add(new Concern(ConcernKind.CALENDAR_MISSING, missing.size(), joined(missing)));
        List<Agency> shut = agencies.all(today).stream()
                .filter(one -> !one.open() && one.opensOn() == null)
                .toList();
        all.add(new Concern(
                ConcernKind.AGENCY_SHUT,
                shut.size(),
                joined(shut.stream().map(Agency::name).limit(NAMED).toList())));
        return all.stream()
                .filter(one -> one.count() > 0)
                .sorted(Comparator.comparing(Concern::kind))
                .toList();
    }

    /** Of the imports of the register those that run, and the last one where it was broken off. */
    private List<Concern> imports() {
        List<RegisterImport> recent = imports.recent();
        List<RegisterImport> running =
                recent.stream().filter(RegisterImport::isRunning).toList();
        List<RegisterImport> broken = recent.stream()
                .limit(1)
                .filter(last -> last.status() == RegisterImport.Status.BROKEN_OFF)
                .toList();
        return List.of(
                new Concern(
                        ConcernKind.IMPORT_RUNNING,
                        running.size(),
                        joined(running.stream().map(RegisterImport::fileName).toList())),
                new Concern(
                        ConcernKind.IMPORT_BROKEN,
                        broken.size(),
                        joined(broken.stream().map(RegisterImport::fileName).toList())));
    }

    /** This year, and the coming one from so many days before it begins, where their calendar is not loaded (D11). */
    private List<Integer> missingYears(LocalDate today) {
        int asked =
                today.plusDays(policy.at(today).integer("calendar.asked_days")).getYear();
        List<Integer> loaded = calendar.years();
        return IntStream.rangeClosed(today.getYear(), asked)
                .boxed()
                .filter(year -> !loaded.contains(year))
                .toList();
    }

    private static String joined(List<?> parts) {
        return parts.isEmpty() ? null : parts.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
    }
}
