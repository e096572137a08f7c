package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Counts how often an export is fetched, on the trail before the first byte leaves; each in a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ExportClaims {

    private Jdbi jdbi;
    private Clock clock;
    private ExportRows rows;
    private AuditTrail audit;

    protected ExportClaims() {}

    @Inject
    ExportClaims(Jdbi jdbi, Clock clock, ExportRows rows, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * Takes one of the times that are left.
     *
     * @throws Rejected NOT_FOUND for anybody but whoever asked; EXPORT_NOT_USABLE where it is not granted, or no longer
     */
    public Export take(Actor actor, UUID export, String format) {
        int taken = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update operation.export_request set fetches_left = fetches_left - 1, last_fetched_at = :now
                        where public_id = :id and asked_by = :actor and granted and fetches_left > 0 and usable_until > :now
                        """)
                .bind("id", export)
                .bind("actor", actor.accountId())
                .bind("now", OffsetDateTime.now(clock))
                .execute());
        Export seen = rows.find(actor, export)
                .filter(Export::mine)
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        if (taken == 0) {
            throw new Rejected(Finding.of("EXPORT_NOT_USABLE", null));
        }
        audit.record(actor, "export.fetched", "export", export, Map.of("number", seen.number(), "format", format));
        return seen;
    }

    /** Says how many rows left, and whether that were all of them. */
    public void gone(Actor actor, Export export, int rowsGone, boolean whole) {
        audit.record(
                actor,
                whole ? "export.sent" : "export.broken_off",
                "export",
                export.publicId(),
                Map.of("number", export.number(), "rows", String.valueOf(rowsGone)));
    }
}
