package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans what was kept while clamd gave no answer, a chunk a transaction; what another node has in hand is passed over. Scanned is
 * what was kept, which is the upload written anew: what a virus hid in was mostly left out by that. A file that cannot be judged is
 * tried again later, behind all others.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PendingScans {

    private static final Logger LOG = LoggerFactory.getLogger(PendingScans.class);

    private static final int CHUNK = 10;
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static final String CLAIM =
            """
            select id, public_id, address, key_version from document.file
            where virus_state = 'PENDING' and (scan_tried_at is null or scan_tried_at < :before)
            order by scan_tried_at nulls first, id limit :chunk for update skip locked
            """;

    private Jdbi jdbi;
    private Clock clock;
    private AuditTrail audit;
    private DocumentStore store;
    private VirusScan clamd;
    private Event<FileInfected> infected;

    protected PendingScans() {}

    @Inject
    PendingScans(
            Jdbi jdbi,
            Clock clock,
            AuditTrail audit,
            DocumentStore store,
            VirusScan clamd,
            Event<FileInfected> infected) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
        this.store = store;
        this.clamd = clamd;
        this.infected = infected;
    }

    private record Waiting(long id, UUID publicId, DocumentStore.Kept kept) {}

    /**
     * Scans one chunk, as far as clamd answers.
     *
     * @return whether there may be more to scan at once
     */
    public boolean scan() {
        if (!clamd.isConfigured() || !clamd.answers()) {
            return false;
        }
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            List<Waiting> waiting = handle.createQuery(CLAIM)
                    .bind("before", now.minus(PAUSE))
                    .bind("chunk", CHUNK)
                    .map((row, context) -> new Waiting(
                            row.getLong("id"),
                            row.getObject("public_id", UUID.class),
                            new DocumentStore.Kept(row.getString("address"), row.getInt("key_version"))))
                    .list();
            for (Waiting one : waiting) {
                scan(handle, one, now);
                if (clamd.isAway()) {
                    return false;
                }
            }
            return waiting.size() == CHUNK;
        });
    }

    /** How many files have waited for longer than so many minutes. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public int late(int minutes) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from document.file where virus_state = 'PENDING' and stored_at < :before")
                .bind("before", clock.instant().minus(Duration.ofMinutes(minutes)))
                .mapTo(Integer.class)
                .one());
    }

    private void scan(Handle handle, Waiting file, Instant now) {
        VirusScan.Verdict verdict = verdict(file);
        handle.createUpdate("update document.file set virus_state = :state, scan_tried_at = :at where id = :id")
                .bind("state", verdict.state().name())
                .bind("at", OffsetDateTime.now(clock))
                .bind("id", file.id())
                .execute();
        if (verdict.state() == VirusState.INFECTED) {
            audit.record(
                    Actor.system(Texts.of(Texts.CHINESE).get("scan.actor")),
                    "document.infected",
                    "file",
                    file.publicId(),
                    Map.of("signature", verdict.signature()));
            infected.fire(new FileInfected(file.id(), now));
        }
    }

    /** A file that is lost or was altered keeps no other from being scanned. */
    private VirusScan.Verdict verdict(Waiting file) {
        byte[] content;
        try {
            content = store.read(file.kept());
        } catch (RuntimeException unreadable) {
            LOG.warn("A file that waits to be scanned cannot be read", unreadable);
            return new VirusScan.Verdict(VirusState.PENDING, null);
        }
        return clamd.scanAtLeisure(content);
    }
}
