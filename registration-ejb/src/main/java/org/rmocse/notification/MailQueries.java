package org.rmocse.notification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Policy;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/** The mails of the last days as a system administrator sees them: how many, whereto roughly, and what the mail server said. */
@Stateless
public class MailQueries {

    /** Of a mail that failed: whether its row still holds all that its text names, and its address is one. */
    static final String SENDABLE = "last_error is distinct from '" + NotSent.NO_ADDRESS
            + "' and (type = any(:linkless) or jsonb_exists(details, 'link'))";

    private static final int PART = 50;

    private static final String STATE =
            "case status when 'SENT' then 'SENT' when 'FAILED' then 'FAILED' else 'WAITING' end";

    private static final String COUNTS =
            """
            count(*) filter (where status in ('WAITING', 'SENDING')) as waiting,
            count(*) filter (where status = 'SENT') as sent,
            count(*) filter (where status = 'FAILED') as failed
            """;

    private static final String LINES =
            """
            select public_id, type, recipient, <state> as state, attempts, created_at, sent_at, last_error,
                   case when status in ('WAITING', 'SENDING') then next_attempt_at end as next_attempt_at,
                   status = 'FAILED' and <sendable> as sendable
            from notification.outbox
            where created_at >= :from and created_at < :to and (:type::text is null or type = :type)
              and (:state::text is null or <state> = :state)
              and (:after::uuid is null or id < (select id from notification.outbox where public_id = :after::uuid))
            order by id desc limit :most
            """
                    .replace("<sendable>", SENDABLE)
                    .replace("<state>", STATE);

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    public MailQueries() {}

    MailQueries(Jdbi jdbi, Clock clock, Policy policy) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
    }

    /** Those written within the last days that are asked for, the latest first. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public MailPart list(MailFilter filter) {
        List<MailLine> found = jdbi.withHandle(handle -> handle.createQuery(LINES)
                .bind("from", from(filter.day()))
                .bind("to", to(filter.day()))
                .bind("type", filter.type())
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("after", filter.after())
                .bind("linkless", linkless())
                .bind("most", PART + 1)
                .map((row, context) -> line(row))
                .list());
        List<MailLine> part = found.stream().limit(PART).toList();
        return new MailPart(part, found.size() > PART ? part.get(PART - 1).publicId() : null);
    }

    /** What became of the mails of each of the last days, the latest first; a day without a mail is left out. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<MailDay> days() {
        return jdbi.withHandle(handle -> handle.createQuery("select (created_at at time zone :zone)::date as day, "
                        + COUNTS + " from notification.outbox where created_at >= :from group by 1 order by 1 desc")
                .bind("zone", ClockProducer.ZONE.getId())
                .bind("from", from(null))
                .map((row, context) -> new MailDay(row.getObject("day", LocalDate.class), counts(row)))
                .list());
    }

    /**
     * What became of the mails of each type, those with most failures first.
     *
     * @param day on which they were written; null for all days that are shown
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<MailKind> kinds(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("select type, " + COUNTS
                        + ", count(*) filter (where status = 'FAILED' and " + SENDABLE + ") as sendable"
                        + " from notification.outbox where created_at >= :from and created_at < :to"
                        + " group by type order by failed desc, waiting desc, sent desc, type")
                .bind("from", from(day))
                .bind("to", to(day))
                .bind("linkless", linkless())
                .map((row, context) -> new MailKind(row.getString("type"), counts(row), row.getInt("sendable")))
                .list());
    }

    /** Of the mails of the last days those that failed, and those that should have been sent by now. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public MailTrouble trouble() {
        int minutes = policy.at(LocalDate.now(clock)).integer("mail.late_minutes");
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select (select count(*) from notification.outbox where status = 'FAILED' and created_at >= :from) as failed,
                               (select count(*) from notification.outbox
                                where status in ('WAITING', 'SENDING') and created_at < :late) as late
                        """)
                .bind("from", from(null))
                .bind("late", OffsetDateTime.now(clock).minusMinutes(minutes))
                .map((row, context) -> new MailTrouble(row.getInt("failed"), row.getInt("late")))
                .one());
    }

    /** A mail of that type as it reads with invented details, in every language there is. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<Letter> preview(NoticeType type) {
        return Stream.of(Texts.CHINESE, Texts.ENGLISH)
                .map(locale -> sample(type, locale))
                .toList();
    }

    private static Letter sample(NoticeType type, Locale locale) {
        MailText text = MailText.of(type, locale.toLanguageTag(), MailSamples.values(locale));
        return new Letter(text.language(), text.subject(), text.plain());
    }

    private OffsetDateTime from(LocalDate day) {
        return begins(day == null ? firstDay(policy, LocalDate.now(clock)) : day);
    }

    private OffsetDateTime to(LocalDate day) {
        return begins((day == null ? LocalDate.now(clock) : day).plusDays(1));
    }

    /** The earliest day whose mails are shown. */
    static LocalDate firstDay(Policy policy, LocalDate today) {
        return today.minusDays(policy.at(today).integer("mail.shown_days") - 1L);
    }

    static OffsetDateTime begins(LocalDate day) {
        return day.atStartOfDay(ClockProducer.ZONE).toOffsetDateTime();
    }

    /** The types whose text names no link, and so none that is wiped. */
    static String[] linkless() {
        Texts texts = Texts.of(Texts.CHINESE);
        return Arrays.stream(NoticeType.values())
                .map(NoticeType::name)
                .filter(type -> !texts.get(type + ".body").contains("{link}"))
                .toArray(String[]::new);
    }

    private static DeliveryCounts counts(ResultSet row) throws SQLException {
        return new DeliveryCounts(row.getInt("waiting"), row.getInt("sent"), row.getInt("failed"));
    }

    private static MailLine line(ResultSet row) throws SQLException {
        return new MailLine(
                row.getObject("public_id", UUID.class),
                row.getString("type"),
                MailLine.masked(row.getString("recipient")),
                MailState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "created_at"),
                instant(row, "sent_at"),
                instant(row, "next_attempt_at"),
                row.getString("last_error"),
                row.getBoolean("sendable"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
