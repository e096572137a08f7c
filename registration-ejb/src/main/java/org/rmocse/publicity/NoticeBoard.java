package org.rmocse.publicity;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * The notices to the public: an administrator publishes, corrects and withdraws them, anybody reads those in force. A notice
 * is in force from the moment it is published to the end of its last day.
 */
@Stateless
public class NoticeBoard {

    private static final int MOST = 100;
    private static final int PAGE = 50;
    private static final String NOTICES =
            """
            select public_id, title_zh, body_zh, title_en, body_en, valid_until, published_at, author_name,
                   corrected_at, corrected_by_name, withdrawn_at, withdrawn_by_name, version
            from publicity.notice
            """;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private AuditTrail audit;

    public NoticeBoard() {}

    NoticeBoard(Jdbi jdbi, Clock clock, CurrentActor current, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.audit = audit;
    }

    /**
     * Those in force, the latest first.
     *
     * @param most how many; never more than {@value #MOST}
     */
    @PermitAll
    public List<PublicNotice> inForce(int most) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                NOTICES
                                        + """
                                where withdrawn_at is null and published_at <= :now and (valid_until is null or valid_until >= :today)
                                order by published_at desc, id desc limit :most
                                """)
                        .bind("now", OffsetDateTime.now(clock))
                        .bind("today", LocalDate.now(clock))
                        .bind("most", Math.min(most, MOST))
                        .map((row, context) -> kept(row))
                        .list())
                .stream()
                .map(KeptNotice::notice)
                .toList();
    }

    /** One that is or was in force; empty for one that is withdrawn or was never there. */
    @PermitAll
    public Optional<PublicNotice> find(UUID publicId) {
        return one(publicId).map(KeptNotice::notice).filter(notice -> notice.state() != NoticeState.WITHDRAWN);
    }

    /**
     * All there ever were, the latest first, at most {@value #PAGE}.
     *
     * @param after the last one of the page before; null for the first page
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public KeptNotices list(UUID after) {
        List<KeptNotice> found = jdbi.withHandle(handle -> handle.createQuery(
                        NOTICES
                                + """
                                where :after::uuid is null
                                   or (published_at, id) < (select l.published_at, l.id from publicity.notice l where l.public_id = :after::uuid)
                                order by published_at desc, id desc limit :limit
                                """)
                .bind("after", after)
                .bind("limit", PAGE + 1)
                .map((row, context) -> kept(row))
                .list());
        boolean cut = found.size() > PAGE;
        return new KeptNotices(
                cut ? found.subList(0, PAGE) : found,
                cut ? found.get(PAGE - 1).notice().publicId() : null);
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public KeptNotice file(UUID publicId) {
        return one(publicId).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /**
     * What a draft would say, without keeping it.
     *
     * @param publicId the notice it would correct; null for a new one
     * @throws Rejected with all that is wrong: REQUIRED, TOO_LONG, DATE_INVALID, NOTICE_ENDS_EARLY
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public NoticeText preview(UUID publicId, NoticeDraft draft) {
        return checked(draft, publicId == null ? LocalDate.now(clock) : day(file(publicId)));
    }

    /**
     * Puts a notice on the board, at once.
     *
     * @return its public id
     * @throws Rejected as {@link #preview} does; else PROOF_NEEDED where the actor has to prove once more who it is
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public UUID publish(NoticeDraft draft) {
        NoticeText text = checked(draft, LocalDate.now(clock));
        current.requireProof();
        Actor actor = current.actor();
        UUID publicId = PublicId.next();
        jdbi.useHandle(handle -> bound(
                        handle.createUpdate(
                                """
                                insert into publicity.notice (public_id, title_zh, body_zh, title_en, body_en, valid_until,
                                    published_at, author_id, author_name)
                                values (:id, :titleZh, :bodyZh, :titleEn, :bodyEn, :validUntil, :at, :actor, :actorName)
                                """),
                        publicId,
                        actor)
                .bindMethods(text)
                .execute());
        audit.record(actor, "notice.published", "notice", publicId, Map.of("titleZh", text.titleZh()));
        return publicId;
    }

    /**
     * Replaces the text of a notice; the trail keeps what it said before.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, NOTICE_CHANGED where somebody was quicker, as {@link #publish} does
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void correct(UUID publicId, int version, NoticeDraft draft) {
        KeptNotice before = file(publicId);
        NoticeText text = checked(draft, day(before));
        current.requireProof();
        Actor actor = current.actor();
        int corrected = jdbi.withHandle(handle -> bound(
                        handle.createUpdate(
                                """
                                update publicity.notice set title_zh = :titleZh, body_zh = :bodyZh, title_en = :titleEn,
                                    body_en = :bodyEn, valid_until = :validUntil, corrected_at = :at, corrected_by_id = :actor,
                                    corrected_by_name = :actorName, version = version + 1
                                where public_id = :id and version = :version and withdrawn_at is null
                                """),
                        publicId,
                        actor)
                .bind("version", version)
                .bindMethods(text)
                .execute());
        if (corrected == 0) {
            throw new Rejected(overtaken(publicId));
        }
        audit.record(
                actor,
                "notice.corrected",
                "notice",
                publicId,
                said(before.notice().text()));
    }

    /**
     * Takes a notice off the board for good.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, NOTICE_CHANGED where somebody was quicker
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void withdraw(UUID publicId, int version) {
        Actor actor = current.actor();
        int withdrawn = jdbi.withHandle(handle -> bound(
                        handle.createUpdate(
                                """
                                update publicity.notice set withdrawn_at = :at, withdrawn_by_id = :actor,
                                    withdrawn_by_name = :actorName, version = version + 1
                                where public_id = :id and version = :version and withdrawn_at is null
                                """),
                        publicId,
                        actor)
                .bind("version", version)
                .execute());
        if (withdrawn == 0) {
            throw new Rejected(overtaken(publicId));
        }
        audit.record(actor, "notice.withdrawn", "notice", publicId, Map.of());
    }

    private <S extends SqlStatement<S>> S bound(S statement, UUID publicId, Actor actor) {
        return statement
                .bind("id", publicId)
                .bind("at", OffsetDateTime.now(clock))
                .bind("actor", actor.accountId())
                .bind("actorName", actor.name());
    }

    private static NoticeText checked(NoticeDraft draft, LocalDate publishedOn) {
        List<Finding> findings = NoticeRule.findings(draft, publishedOn);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        return NoticeRule.text(draft);
    }

    /** Who was quicker, and when. */
    private Finding overtaken(UUID publicId) {
        KeptNotice now = file(publicId);
        boolean withdrawn = now.withdrawnAt() != null;
        Instant at = withdrawn ? now.withdrawnAt() : now.notice().correctedAt();
        return Finding.of("NOTICE_CHANGED", null)
                .having(
                        withdrawn ? now.withdrawnBy() : now.correctedBy(),
                        at == null
                                ? null
                                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                        .format(at.atZone(ClockProducer.ZONE)));
    }

    private static LocalDate day(KeptNotice notice) {
        return LocalDate.ofInstant(notice.notice().publishedAt(), ClockProducer.ZONE);
    }

    private static Map<String, String> said(NoticeText text) {
        Map<String, String> said = new HashMap<>();
        said.put("titleZh", text.titleZh());
        said.put("bodyZh", text.bodyZh());
        said.put("titleEn", text.titleEn());
        said.put("bodyEn", text.bodyEn());
        said.put(
                "validUntil",
                text.validUntil() == null ? null : text.validUntil().toString());
        return said;
    }

    private Optional<KeptNotice> one(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(NOTICES + "where public_id = :id")
                .bind("id", publicId)
                .map((row, context) -> kept(row))
                .findOne());
    }

    private KeptNotice kept(ResultSet row) throws SQLException {
        LocalDate validUntil = row.getObject("valid_until", LocalDate.class);
        Instant withdrawnAt = instant(row, "withdrawn_at");
        NoticeState state = withdrawnAt != null
                ? NoticeState.WITHDRAWN
                : validUntil != null && validUntil.isBefore(LocalDate.now(clock))
                        ? NoticeState.ENDED
                        : NoticeState.IN_FORCE;
        NoticeText text = new NoticeText(
                row.getString("title_zh"),
                row.getString("body_zh"),
                row.getString("title_en"),
                row.getString("body_en"),
                validUntil);
        return new KeptNotice(
                new PublicNotice(
                        row.getObject("public_id", UUID.class),
                        text,
                        instant(row, "published_at"),
                        instant(row, "corrected_at"),
                        state),
                row.getString("author_name"),
                row.getString("corrected_by_name"),
                withdrawnAt,
                row.getString("withdrawn_by_name"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
