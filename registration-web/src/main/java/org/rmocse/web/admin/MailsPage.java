package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rmocse.account.CurrentActor;
import org.rmocse.notification.DeliveryCounts;
import org.rmocse.notification.MailDay;
import org.rmocse.notification.MailFilter;
import org.rmocse.notification.MailKind;
import org.rmocse.notification.MailPart;
import org.rmocse.notification.MailQueries;
import org.rmocse.notification.MailState;
import org.rmocse.notification.Mails;
import org.rmocse.notification.NoticeType;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** The mails of the last days: how many of which type on which day, one by one, and those that failed sent again. */
@Named
@RequestScoped
public class MailsPage {

    @Inject
    private MailQueries queries;

    @Inject
    private Mails mails;

    @Inject
    private CurrentActor current;

    @Inject
    private Messages messages;

    private List<MailDay> days;
    private List<MailKind> kinds;
    private MailPart part;

    /** Sends the mail again whose button was pressed. */
    public String again() {
        UUID mail = Chosen.id(sent("again"));
        return done(messages.attempt(() -> mails.sendAgain(current.actor(), mail)), 1);
    }

    /** Sends all of the type again whose button was pressed, of the day where one is chosen. */
    public String allAgain() {
        int[] count = new int[1];
        return done(
                messages.attempt(() -> count[0] = mails.sendAllAgain(
                        current.actor(), sent("all"), getFilter().day())),
                count[0]);
    }

    private String done(boolean done, int count) {
        if (!done) {
            return null;
        }
        messages.done("admin_mails.sent_again", count);
        return "/admin/mails.xhtml?faces-redirect=true" + address();
    }

    /** What the address asks for; of what it cannot ask nothing is taken. */
    public MailFilter getFilter() {
        String after = sent("after");
        return new MailFilter(
                sent("type"),
                Arrays.stream(MailState.values())
                        .filter(one -> one.name().equals(sent("state")))
                        .findFirst()
                        .orElse(null),
                day(sent("day")),
                after == null ? null : Chosen.id(after));
    }

    /** The filter once more, for a link to where the list goes on; begins with an ampersand unless it is empty. */
    public String address() {
        MailFilter filter = getFilter();
        return Stream.of(
                        filter.type() == null || !getTypes().contains(filter.type()) ? "" : "&type=" + filter.type(),
                        filter.state() == null ? "" : "&state=" + filter.state(),
                        filter.day() == null ? "" : "&day=" + filter.day())
                .collect(Collectors.joining());
    }

    public boolean isNarrowed() {
        return !address().isEmpty();
    }

    public List<MailDay> getDays() {
        if (days == null) {
            days = queries.days();
        }
        return days;
    }

    public List<MailKind> getKinds() {
        if (kinds == null) {
            kinds = queries.kinds(getFilter().day());
        }
        return kinds;
    }

    public MailPart getPart() {
        if (part == null) {
            part = queries.list(getFilter());
        }
        return part;
    }

    /** All days together. */
    public DeliveryCounts getSum() {
        return getDays().stream()
                .map(MailDay::counts)
                .reduce(
                        new DeliveryCounts(0, 0, 0),
                        (one, other) -> new DeliveryCounts(
                                one.waiting() + other.waiting(),
                                one.sent() + other.sent(),
                                one.failed() + other.failed()));
    }

    public MailState[] getStates() {
        return MailState.values();
    }

    public List<String> getTypes() {
        return Arrays.stream(NoticeType.values()).map(NoticeType::name).toList();
    }

    private static LocalDate day(String text) {
        try {
            return text == null || !text.matches("\\d{4}-\\d\\d-\\d\\d") ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    private static String sent(String field) {
        String value = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
