package org.rmocse.certificate;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * One step of any number of copies by one statement: the update decides who takes it, and whoever comes second is told who
 * was first, and when.
 */
final class CopySteps {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ClockProducer.ZONE);

    private final Jdbi jdbi;
    private final Clock clock;
    private final AuditTrail audit;
    private final Actor actor;

    CopySteps(Jdbi jdbi, Clock clock, AuditTrail audit, Actor actor) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * @param dispatch the parcel it is sent in; null for other steps, as are the others
     * @param oldCertificateShown only where it was asked for
     */
    record Step(
            CopyStatus from,
            CopyStatus to,
            Long dispatch,
            String trackingNumber,
            HandedOut handedOut,
            boolean oldCertificateShown) {

        static Step plain(CopyStatus from, CopyStatus to) {
            return new Step(from, to, null, null, null, false);
        }
    }

    /**
     * Takes the step with those that are the actor's and stand where it begins.
     *
     * @return those that went; the others stay as they are
     * @throws Rejected NOTHING_CHOSEN, or if none went NOT_FOUND or COPY_MOVED
     */
    List<CopiesReady.Copy> take(Collection<UUID> copies, Step step) {
        List<CopiesReady.Copy> moved = tryTo(copies, step);
        if (moved.isEmpty()) {
            throw new Rejected(whyNot(copies));
        }
        return moved;
    }

    /** The same; none if none went. */
    List<CopiesReady.Copy> tryTo(Collection<UUID> copies, Step step) {
        if (copies.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        HandedOut handed = step.handedOut();
        List<Moved> moved = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with moved as (
                            update certificate.copy
                            set status = :to, status_since = :at, tracking_number = coalesce(:tracking, tracking_number),
                                dispatch_id = coalesce(:dispatch, dispatch_id), version = version + 1
                            where public_id = any(:copies) and status = :from
                              and (:agency::bigint is null or agency_id = :agency)
                            returning id, public_id, certificate_id, agency_id
                        ), noted as (
                            insert into certificate.copy_event (copy_id, status, at, actor_id, actor_name, note, manner,
                                receiver, old_certificate_shown)
                            select id, :to, :at, :actor, :name, :note, :manner, :receiver, :shown from moved
                        )
                        select m.public_id, m.agency_id, r.person_id, c.basis, c.item, e.kind
                        from moved m join certificate.certificate c on c.id = m.certificate_id
                        join certificate.registration r on r.id = c.registration_id
                        join certificate.entry e on e.basis = c.basis
                        """)
                .bind("copies", copies.toArray(UUID[]::new))
                .bind("from", step.from().name())
                .bind("to", step.to().name())
                .bind("at", OffsetDateTime.now(clock))
                .bind("tracking", step.trackingNumber())
                .bind("dispatch", step.dispatch())
                .bind("note", note(step))
                .bind("manner", handed == null ? null : handed.manner().name())
                .bind("receiver", handed == null ? null : handed.receiver())
                .bind("shown", step.oldCertificateShown())
                .bind("agency", actor.agencyId())
                .bind("actor", actor.accountId())
                .bind("name", actor.name())
                .map((row, context) -> new Moved(
                        row.getObject("public_id", UUID.class),
                        new CopiesReady.Copy(
                                row.getLong("person_id"),
                                row.getLong("agency_id"),
                                row.getObject("basis", UUID.class),
                                CopyItem.valueOf(row.getString("item")),
                                row.getString("kind"))))
                .list());
        audit.recordAll(
                actor,
                "copy." + step.to(),
                "copy",
                moved.stream().map(Moved::publicId).toList(),
                step.oldCertificateShown() ? Map.of("oldCertificate", "shown") : Map.of());
        return moved.stream().map(Moved::copy).toList();
    }

    /** What is told with the step: the parcel to the agency, or the courier's and the proof. */
    private static String note(Step step) {
        HandedOut handed = step.handedOut();
        if (handed == null) {
            return step.trackingNumber();
        }
        if (handed.trackingNumber() == null) {
            return handed.note();
        }
        return handed.note() == null ? handed.trackingNumber() : handed.trackingNumber() + " · " + handed.note();
    }

    /** Why none of these went: not the actor's, or who was there before, and when. */
    Finding whyNot(Collection<UUID> copies) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select e.actor_name, e.at from certificate.copy_event e join certificate.copy y on y.id = e.copy_id
                        where y.public_id = any(:copies) and (:agency::bigint is null or y.agency_id = :agency)
                        order by e.id desc limit 1
                        """)
                .bind("copies", copies.toArray(UUID[]::new))
                .bind("agency", actor.agencyId())
                .map((row, context) -> Finding.of("COPY_MOVED", null)
                        .having(row.getString("actor_name"), MINUTE.format(row.getObject("at", OffsetDateTime.class))))
                .findOne()
                .orElseGet(() -> Finding.of("NOT_FOUND", null)));
    }

    private record Moved(UUID publicId, CopiesReady.Copy copy) {}
}
