package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes the files that nothing refers to (I7): an upload writes its file first and its row with the deed it belongs to, and where
 * the deed was refused or the server died, the file is left over.
 *
 * <p>The same content may be uploaded again at this very moment, and would find its file there. Whoever keeps a content therefore
 * holds its address until the row is committed, and what is held is not removed.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class UnusedFiles {

    private Jdbi jdbi;
    private Clock clock;
    private DocumentStore store;

    protected UnusedFiles() {}

    @Inject
    UnusedFiles(Jdbi jdbi, Clock clock, DocumentStore store) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.store = store;
    }

    /** Keeps the file of this address from being removed until the transaction ends. */
    static void hold(Jdbi jdbi, String address) {
        jdbi.useHandle(
                handle -> handle.createQuery("select pg_advisory_xact_lock_shared(hashtextextended(:address, 0))::text")
                        .bind("address", address)
                        .mapTo(String.class)
                        .one());
    }

    /** Removes those of one shelf that are older than an hour; returns how many. */
    public int remove(String shelf) {
        Instant before = clock.instant().minus(FileInvariants.GRACE);
        List<FilePlace.Lying> old = store.lying(shelf).stream()
                .filter(file -> file.since().isBefore(before))
                .toList();
        if (old.isEmpty()) {
            return 0;
        }
        return jdbi.withHandle(handle -> {
            Set<String> used = new HashSet<>(handle.createQuery(
                            """
                            select distinct address || '.' || key_version from document.file
                            where address >= :shelf and address < :next
                            """)
                    .bind("shelf", shelf)
                    .bind("next", DocumentStore.after(shelf))
                    .mapTo(String.class)
                    .list());
            int removed = 0;
            for (FilePlace.Lying file : old) {
                if (!used.contains(file.name()) && isFree(handle, file)) {
                    store.remove(file);
                    removed++;
                }
            }
            return removed;
        });
    }

    private static boolean isFree(Handle handle, FilePlace.Lying file) {
        String address = file.name().substring(0, file.name().indexOf('.')); // a part is nobody's
        return take(handle, address)
                && handle.createQuery(
                                """
                                select not exists (select from document.file
                                                   where address = :address and address || '.' || key_version = :name)
                                """)
                        .bind("address", address)
                        .bind("name", file.name())
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Keeps everybody from keeping a content of this address until the transaction ends; false where somebody is about to. */
    static boolean take(Handle handle, String address) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:address, 0))")
                .bind("address", address)
                .mapTo(Boolean.class)
                .one();
    }
}
