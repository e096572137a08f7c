package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;

/**
 * Chains the committed entries of the trail, a chunk a transaction. Keys are given before they commit, so an entry with a lower
 * one may come to light later; below the oldest transaction still running none can, and there the order of transactions and, within
 * one, of keys is final. The row that tells how far the chain has come is held meanwhile; another node passes it over.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AuditSealer {

    private static final int CHUNK = 20_000;

    private static final String NEXT = "select " + SealedEntry.COLUMNS
            + """
            , e.written_in::text as written_in
            from audit.entry e
            where (e.written_in, e.id) > (:xid::xid8, :id) and e.written_in < :bound::xid8
              and (select s.sequence from audit.seal s where s.entry_id = e.id) is null
            order by e.written_in, e.id limit :most
            """;

    /** After a restore some entries seem to come from transactions of the future: they were written in another database's life. */
    private static final String AFTER_A_RESTORE = "select " + SealedEntry.COLUMNS
            + """
            , '0' as written_in
            from audit.entry e
            where (e.written_in < :bound::xid8 or e.written_in >= pg_snapshot_xmax(pg_current_snapshot()))
              and not exists (select 1 from audit.seal s where s.entry_id = e.id)
            order by e.id limit :most
            """;

    private Jdbi jdbi;
    private Clock clock;

    protected AuditSealer() {}

    @Inject
    public AuditSealer(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Seals the next chunk; with the first of a new day the root of the last one is written.
     *
     * @return whether there may be more to seal at once; false too where another node is at it
     */
    public boolean seal() {
        return jdbi.withHandle(handle -> hold(handle)
                .map(progress -> {
                    closeDay(handle, progress);
                    return progress.elsewhere() ? sealRestored(handle, progress) : sealNext(handle, progress);
                })
                .orElse(false));
    }

    private static boolean sealNext(Handle handle, Progress progress) {
        List<Waiting> waiting = handle.createQuery(NEXT)
                .bind("xid", progress.xid())
                .bind("id", progress.id())
                .bind("bound", progress.bound())
                .bind("most", CHUNK)
                .map((row, context) -> new Waiting(SealedEntry.of(row), row.getString("written_in")))
                .list();
        if (!waiting.isEmpty()) {
            Waiting last = waiting.get(waiting.size() - 1);
            chain(handle, progress, waiting, last.writtenIn(), last.entry().id());
        }
        return waiting.size() == CHUNK;
    }

    private static boolean sealRestored(Handle handle, Progress progress) {
        List<Waiting> waiting = handle.createQuery(AFTER_A_RESTORE)
                .bind("bound", progress.bound())
                .bind("most", CHUNK)
                .map((row, context) -> new Waiting(SealedEntry.of(row), row.getString("written_in")))
                .list();
        boolean more = waiting.size() == CHUNK;
        chain(handle, progress, waiting, more ? progress.xid() : progress.bound(), more ? progress.id() : 0);
        return more;
    }

    private static void chain(Handle handle, Progress progress, List<Waiting> waiting, String xid, long id) {
        byte[] hash = progress.hash();
        long sequence = progress.sequence();
        Long[] sequences = new Long[waiting.size()];
        Long[] entries = new Long[waiting.size()];
        String[] hashes = new String[waiting.size()];
        for (int i = 0; i < hashes.length; i++) {
            SealedEntry entry = waiting.get(i).entry();
            hash = entry.sealed(hash, ++sequence);
            sequences[i] = sequence;
            entries[i] = entry.id();
            hashes[i] = HexFormat.of().formatHex(hash);
        }
        handle.createUpdate(
                        """
                        insert into audit.seal (sequence, entry_id, hash)
                        select sequence, entry_id, decode(hash, 'hex')
                        from unnest(:sequences, :entries, :hashes) as s(sequence, entry_id, hash)
                        """)
                .bind("sequences", sequences)
                .bind("entries", entries)
                .bind("hashes", hashes)
                .execute();
        handle.createUpdate(
                        """
                        update audit.seal_progress set read_xid = :xid::xid8, read_id = :id, sequence = :sequence, hash = :hash
                        """)
                .bind("xid", xid)
                .bind("id", id)
                .bind("sequence", sequence)
                .bind("hash", hash)
                .execute();
    }

    /** What is sealed after midnight belongs to the next day, whenever it was written. */
    private void closeDay(Handle handle, Progress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
        if (progress.day() != null && !progress.day().isBefore(today)) {
            return;
        }
        if (progress.day() != null) {
            handle.createUpdate(
                            """
                            insert into audit.root (day, sequence, entries, hash)
                            select :day, :sequence,
                                   :sequence - coalesce((select sequence from audit.root order by day desc limit 1), 0), :hash
                            """)
                    .bind("day", progress.day())
                    .bind("sequence", progress.sequence())
                    .bind("hash", progress.hash())
                    .execute();
        }
        handle.execute("update audit.seal_progress set day = ?", today);
    }

    /** The row is held first and read by a statement of its own, so that what it says is not older than the bound. */
    private static Optional<Progress> hold(Handle handle) {
        return handle.createQuery("select one from audit.seal_progress for update skip locked")
                .mapTo(Boolean.class)
                .findOne()
                .map(held -> handle.createQuery(
                                """
                                select read_xid::text as xid, read_id, sequence, hash, day,
                                       pg_snapshot_xmin(pg_current_snapshot())::text as bound,
                                       read_xid > pg_snapshot_xmax(pg_current_snapshot()) as elsewhere
                                from audit.seal_progress
                                """)
                        .map((row, context) -> new Progress(
                                row.getString("xid"),
                                row.getLong("read_id"),
                                row.getLong("sequence"),
                                row.getBytes("hash"),
                                row.getObject("day", LocalDate.class),
                                row.getString("bound"),
                                row.getBoolean("elsewhere")))
                        .one());
    }

    private record Waiting(SealedEntry entry, String writtenIn) {}

    private record Progress(
            String xid, long id, long sequence, byte[] hash, LocalDate day, String bound, boolean elsewhere) {}
}
