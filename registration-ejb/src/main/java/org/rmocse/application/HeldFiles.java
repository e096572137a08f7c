package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.TieDeclared;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;

/** Lays files back for others once whoever holds them has declared to be bound to them. */
@ApplicationScoped
class HeldFiles {

    private Jdbi jdbi;
    private AuditTrail audit;

    protected HeldFiles() {}

    @Inject
    HeldFiles(Jdbi jdbi, AuditTrail audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    void layBack(@Observes TieDeclared declared) {
        Actor officer = declared.officer();
        List<UUID> laidBack = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update application.work_item w set officer_id = null, officer_name = null, claimed_at = null
                        from application.application a
                        where a.id = w.application_id and w.officer_id = :officer
                          and (a.person_id = any(:people) or a.employer_code = any(:employers))
                        returning w.public_id
                        """)
                .bind("officer", officer.accountId())
                .bind("people", officer.ties().people().toArray(Long[]::new))
                .bind("employers", officer.ties().employers().toArray(String[]::new))
                .mapTo(UUID.class)
                .list());
        audit.recordAll(
                officer, "application.laid_back", "application", laidBack, Map.of("why", "CONFLICT_OF_INTEREST"));
    }
}
