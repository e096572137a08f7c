package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Computes the chain again from the entries and compares it with the seals, with the published roots, and with those kept in a file
 * outside the database. Reads a chunk at a time, so that a million entries need no more memory than a few thousand.
 */
@ApplicationScoped
public class AuditChain {

    static final int WINDOW = 1_000;

    private static final int CHUNK = 20_000;
    private static final int MOST = 20;
    private static final int DIGEST = 32;

    private static final String ROWS =
            "select s.sequence, s.entry_id, s.hash as seal, e.id as found, " + SealedEntry.COLUMNS
                    + """
             from audit.seal s left join audit.entry e on e.id = s.entry_id
            where s.sequence > :from and s.sequence <= :to order by s.sequence
            """;

    /** Entries that the chain has passed and that have no seal, or that claim to be written by a transaction yet to come. */
    private static final String UNSEALED =
            """
            select e.id from audit.entry e, audit.seal_progress p
            where ((e.written_in, e.id) <= (p.read_xid, p.read_id)
                   or e.written_in >= pg_snapshot_xmax(pg_current_snapshot())
                      and p.read_xid <= pg_snapshot_xmax(pg_current_snapshot()))
              and not exists (select 1 from audit.seal s where s.entry_id = e.id)
            order by e.id limit :most
            """;

    private Jdbi jdbi;
    private Clock clock;
    private AuditRoots roots;
    private AuditRootFile file;

    protected AuditChain() {}

    @Inject
    public AuditChain(Jdbi jdbi, Clock clock, AuditRoots roots, AuditRootFile file) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.roots = roots;
        this.file = file;
    }

    /** What comes before the first seal. */
    static byte[] beginning() {
        return new byte[DIGEST];
    }

    /** Compares all that is sealed at this moment; what is wrong is in the report. */
    public ChainReport verify() {
        return jdbi.withHandle(handle -> {
            End end = end(handle);
            List<ChainFault> faults = new ArrayList<>();
            walk(handle, end, faults);
            unsealed(handle, faults);
            List<AuditRoot> published = roots.after(null);
            compare(handle, published, faults);
            compare(
                    handle,
                    file.read().stream()
                            .filter(root -> !published.contains(root))
                            .toList(),
                    faults);
            return new ChainReport(
                    clock.instant(),
                    end.sequence(),
                    faults.stream().distinct().limit(MOST).toList());
        });
    }

    private static void walk(Handle handle, End end, List<ChainFault> faults) {
        byte[] before = beginning();
        byte[] beforePrevious = null;
        ChainWindow.Row previous = null;
        for (long from = 0; from < end.sequence(); from += CHUNK) {
            for (ChainWindow.Row row : rows(handle, from, Math.min(from + CHUNK, end.sequence()))) {
                long expected = previous == null ? 1 : previous.sequence() + 1;
                if (row.sequence() != expected) {
                    faults.add(new ChainFault(ChainFault.Kind.REMOVED, expected, null, null));
                } else if (row.entry() == null) {
                    faults.add(new ChainFault(ChainFault.Kind.REMOVED, row.sequence(), row.entryId(), null));
                } else if (!row.fits(before, row.sequence())) {
                    List<ChainWindow.Row> following = rows(handle, row.sequence() - 1, row.sequence() + WINDOW);
                    ChainFault fault = new ChainWindow(previous, beforePrevious, following).fault();
                    faults.add(fault);
                    if (fault.kind() != ChainFault.Kind.ALTERED) {
                        return; // from here on nothing stands where it was sealed
                    }
                }
                if (faults.size() >= MOST) {
                    return;
                }
                beforePrevious = before;
                before = row.hash();
                previous = row;
            }
        }
        long last = previous == null ? 0 : previous.sequence();
        if (last < end.sequence()) {
            faults.add(new ChainFault(ChainFault.Kind.TAIL_REMOVED, last + 1, null, null));
        } else if (!Arrays.equals(before, end.hash())) {
            faults.add(new ChainFault(ChainFault.Kind.REWRITTEN, last, null, null));
        }
    }

    private static void unsealed(Handle handle, List<ChainFault> faults) {
        handle.createQuery(UNSEALED).bind("most", MOST).mapTo(Long.class).forEach(id -> {
            if (faults.stream().noneMatch(fault -> id.equals(fault.entryId()))) {
                faults.add(new ChainFault(ChainFault.Kind.INSERTED, null, id, null));
            }
        });
    }

    /** A root of an empty chain says nothing. */
    private static void compare(Handle handle, List<AuditRoot> told, List<ChainFault> faults) {
        for (AuditRoot root : told) {
            if (root.sequence() > 0) {
                byte[] hash = hashAt(handle, root.sequence());
                if (hash == null) {
                    faults.add(new ChainFault(ChainFault.Kind.TAIL_REMOVED, last(handle) + 1, null, root.day()));
                } else if (!root.hash().equals(HexFormat.of().formatHex(hash))) {
                    faults.add(new ChainFault(ChainFault.Kind.REWRITTEN, root.sequence(), null, root.day()));
                }
            }
        }
    }

    private static byte[] hashAt(Handle handle, long sequence) {
        return handle.createQuery("select hash from audit.seal where sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, context) -> row.getBytes("hash"))
                .findOne()
                .orElse(null);
    }

    private static long last(Handle handle) {
        return handle.createQuery("select coalesce(max(sequence), 0) from audit.seal")
                .mapTo(Long.class)
                .one();
    }

    private static List<ChainWindow.Row> rows(Handle handle, long from, long to) {
        return handle.createQuery(ROWS)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new ChainWindow.Row(
                        row.getLong("sequence"),
                        row.getLong("entry_id"),
                        row.getBytes("seal"),
                        row.getObject("found") == null ? null : SealedEntry.of(row)))
                .list();
    }

    private static End end(Handle handle) {
        return handle.createQuery("select sequence, hash from audit.seal_progress")
                .map((row, context) -> new End(row.getLong("sequence"), row.getBytes("hash")))
                .one();
    }

    private record End(long sequence, byte[] hash) {}
}
