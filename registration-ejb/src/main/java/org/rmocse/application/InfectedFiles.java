package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.document.FileInfected;
import org.rmocse.document.InfectedUpload;
import org.rmocse.shared.ClockProducer;

/** Hears of viruses: an upload refused for one is noted, and what is filed with a file found infected later is not passed. */
@ApplicationScoped
public class InfectedFiles {

    /** True of an application {@code a} that carries a file found infected: a document, or the portrait. */
    static final String CARRIED =
            """
            exists (select 1 from application.infected_file i
                    where i.file_id in (select d.file_id from application.material d where d.application_id = a.id)
                       or i.file_id = (select (p.data ->> 'fileId')::bigint from application.section p
                                       where p.application_id = a.id and p.step = 'PORTRAIT'))
            """;

    private Jdbi jdbi;
    private AuditTrail audit;
    private CurrentActor current;

    protected InfectedFiles() {}

    @Inject
    InfectedFiles(Jdbi jdbi, AuditTrail audit, CurrentActor current) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.current = current;
    }

    /** In a transaction of its own, since the refusal undoes the other; never the file's name, which may say anything. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void note(@Observes InfectedUpload upload) {
        audit.record(
                current.actor(), "document.infected_upload", "upload", null, Map.of("signature", upload.signature()));
    }

    /** In the transaction of the finding. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(@Observes FileInfected infected) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.infected_file (file_id, found_at) values (:file, :at)
                        on conflict (file_id) do nothing
                        """)
                .bind("file", infected.fileId())
                .bind("at", OffsetDateTime.ofInstant(infected.at(), ClockProducer.ZONE))
                .execute());
    }

    /** Whether an action needs every file of an application to be harmless. */
    static boolean hinder(Action action) {
        return action == Action.PASS_INITIAL || action == Action.PASS_FINAL;
    }
}
