package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.SealedColumn;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept files are sealed, each under a name that ends with the version of its key. Sealed anew it lies there twice, until nobody can be
 * reading the old one any more: who had read the row before it changed still finds what it named.
 */
@ApplicationScoped
public class SealedFiles implements SealedPlace, SealedPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);

    private static final int CHUNK = 50;
    private static final Duration READ = Duration.ofMinutes(1);

    private Jdbi jdbi;
    private Clock clock;
    private DocumentStore store;

    protected SealedFiles() {}

    @Inject
    SealedFiles(Jdbi jdbi, Clock clock, DocumentStore store) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.store = store;
    }

    @Override
    public List<SealedPlace> places() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "document.file";
    }

    @Override
    public Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select key_version, count(*) as files from document.file group by key_version")
                .map((row, context) -> counts.put(row.getInt("key_version"), row.getLong("files")))
                .list());
        return counts;
    }

    @Override
    public Set<Integer> versions() {
        return SealedColumn.versions(jdbi, "document.file", "key_version");
    }

    @Override
    public Resealed reseal(long after) {
        int newest = store.newestKey();
        return jdbi.withHandle(handle -> {
            List<Row> older = handle.createQuery(
                            """
                            select id, address, key_version from document.file
                            where key_version < :newest and id > :after
                            order by id limit :chunk for update skip locked
                            """)
                    .bind("newest", newest)
                    .bind("after", after)
                    .bind("chunk", CHUNK)
                    .map((row, context) -> new Row(
                            row.getLong("id"),
                            new DocumentStore.Kept(row.getString("address"), row.getInt("key_version"))))
                    .list();
            Map<DocumentStore.Kept, Boolean> anew = new HashMap<>();
            List<Long> resealed = new ArrayList<>();
            List<Long> unopened = new ArrayList<>();
            for (Row row : older) {
                (anew.computeIfAbsent(row.kept(), kept -> isSealedAnew(kept, newest)) ? resealed : unopened)
                        .add(row.id());
            }
            write(handle, anew, resealed, newest);
            return new Resealed(
                    older.isEmpty() ? after : older.get(older.size() - 1).id(),
                    older.size(),
                    resealed.size(),
                    unopened);
        });
    }

    private boolean isSealedAnew(DocumentStore.Kept kept, int version) {
        UnusedFiles.hold(jdbi, kept.address());
        try {
            store.sealAnew(kept, version);
            return true;
        } catch (UncheckedIOException | IllegalStateException altered) {
            LOG.warn("The file {} does not open and stays as it is", kept.fileName());
            return false;
        }
    }

    private void write(Handle handle, Map<DocumentStore.Kept, Boolean> anew, List<Long> resealed, int newest) {
        List<DocumentStore.Kept> old = anew.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        handle.createUpdate(
                        """
                        with changed as (
                            update document.file set key_version = :newest where id = any(:ids)
                        )
                        insert into document.superseded_file (address, key_version, at)
                        select address, key_version, :at from unnest(:addresses, :versions) as o(address, key_version)
                        on conflict (address, key_version) do update set at = excluded.at
                        """)
                .bind("newest", newest)
                .bind("ids", resealed.toArray(Long[]::new))
                .bind("at", OffsetDateTime.now(clock))
                .bind("addresses", old.stream().map(DocumentStore.Kept::address).toArray(String[]::new))
                .bind(
                        "versions",
                        old.stream().map(DocumentStore.Kept::keyVersion).toArray(Integer[]::new))
                .execute();
    }

    /**
     * Removes one file that was sealed anew a while ago and that no row names any more, in the transaction of the caller.
     *
     * @return whether there may be more
     */
    @Override
    public boolean clear() {
        return jdbi.withHandle(handle -> {
            Optional<DocumentStore.Kept> old = handle.createQuery(
                            """
                            select s.address, s.key_version from document.superseded_file s
                            where s.at < :before and not exists (
                                select 1 from document.file f where f.address = s.address and f.key_version = s.key_version)
                            order by s.at limit 1 for update skip locked
                            """)
                    .bind("before", OffsetDateTime.now(clock).minus(READ))
                    .map((row, context) -> new DocumentStore.Kept(row.getString("address"), row.getInt("key_version")))
                    .findOne();
            if (old.isEmpty() || !UnusedFiles.take(handle, old.get().address()) || isNamed(handle, old.get())) {
                return false;
            }
            remove(handle, old.get());
            return true;
        });
    }

    /** Asked again once nobody else can be about to keep it. */
    private static boolean isNamed(Handle handle, DocumentStore.Kept kept) {
        return handle.createQuery(
                        "select exists (select from document.file where address = :address and key_version = :version)")
                .bind("address", kept.address())
                .bind("version", kept.keyVersion())
                .mapTo(Boolean.class)
                .one();
    }

    private void remove(Handle handle, DocumentStore.Kept kept) {
        handle.createUpdate("delete from document.superseded_file where address = :address and key_version = :version")
                .bind("address", kept.address())
                .bind("version", kept.keyVersion())
                .execute();
        store.remove(kept);
    }

    private record Row(long id, DocumentStore.Kept kept) {}
}
