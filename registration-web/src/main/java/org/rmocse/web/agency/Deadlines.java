package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.rmocse.application.Status;
import org.rmocse.application.TimeLeft;
import org.rmocse.application.Turn;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.WorkingDays;
import org.rmocse.web.shared.PageTexts;

/** How much time a file has left, in words, for every desk. */
@Named
@RequestScoped
public class Deadlines {

    @Inject
    private Calendar calendar;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private WorkingDays days;
    private PolicyParameters parameters;

    /** "3 working days left", "last day", "2 working days over"; empty where no clock runs. */
    public String words(LocalDate due) {
        if (due == null) {
            return "";
        }
        TimeLeft left = left(due);
        return texts.of("agency_due." + left.unit() + '.' + left.phase(), Math.abs(left.days()));
    }

    /** The class that colours it: calm, soon or overdue. */
    public String urgency(LocalDate due) {
        return due == null ? "calm" : left(due).urgency().name().toLowerCase(Locale.ROOT);
    }

    /** Whether the officers' clock stands still, because the ball is with the applicant (D11). */
    public boolean isStopped(Status status) {
        return status.isOpen() && status.turn() == Turn.APPLICANT;
    }

    private TimeLeft left(LocalDate due) {
        LocalDate today = LocalDate.now(clock);
        if (days == null) {
            days = calendar.workingDays();
            parameters = policy.at(today);
        }
        return TimeLeft.until(due, today, days, parameters);
    }
}
