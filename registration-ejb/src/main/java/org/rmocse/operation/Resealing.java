package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlace.Resealed;
import org.rmocse.shared.SealedPlaces;

/**
 * Seals anew what is under older keys, at the places each module offers. A part is one transaction, and what it did is counted in the
 * same: a server that dies loses the part it was at, and the next round takes it up again, on whatever node.
 */
@ApplicationScoped
public class Resealing {

    private Jdbi jdbi;
    private Clock clock;
    private FieldEncryption encryption;
    private AuditTrail audit;
    private List<? extends SealedPlaces> modules;

    protected Resealing() {}

    @Inject
    Resealing(
            Jdbi jdbi, Clock clock, FieldEncryption encryption, AuditTrail audit, @Any Instance<SealedPlaces> modules) {
        this(jdbi, clock, encryption, audit, modules.stream().toList());
    }

    Resealing(
            Jdbi jdbi,
            Clock clock,
            FieldEncryption encryption,
            AuditTrail audit,
            Collection<? extends SealedPlaces> modules) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.encryption = encryption;
        this.audit = audit;
        this.modules = List.copyOf(modules);
    }

    /** All there are, in the same order on every call. */
    List<SealedPlace> places() {
        return modules.stream().flatMap(module -> module.places().stream()).toList();
    }

    /** How many values are under each version. */
    Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        places().forEach(
                        place -> place.counts().forEach((version, values) -> counts.merge(version, values, Long::sum)));
        return counts;
    }

    /** How many values of each place are under an older version than that; places without any are left out. */
    Map<String, Long> older(int version) {
        Map<String, Long> older = new TreeMap<>();
        places().forEach(place -> place.counts().forEach((found, values) -> {
            if (found < version) {
                older.merge(place.name(), values, Long::sum);
            }
        }));
        return older;
    }

    /** The versions of the encryption key that some value is under. */
    Set<Integer> versions() {
        Set<Integer> versions = new TreeSet<>();
        places().forEach(place -> versions.addAll(place.versions()));
        return versions;
    }

    /** The versions of the index key that some keyed hash was made with. */
    Set<Integer> indexVersions() {
        Set<Integer> versions = new TreeSet<>();
        modules.forEach(module -> versions.addAll(module.indexVersions()));
        return versions;
    }

    /** The last run, or the one under way. */
    Optional<ResealRun> latest() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, to_version, total, resealed, left_over, started_at, started_by, ended_at
                        from shared.reseal_run order by started_at desc limit 1
                        """)
                .map((row, context) -> run(row))
                .findOne());
    }

    /**
     * Begins a run.
     *
     * @return false where one is under way
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean begin(int toVersion, long total, String by) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                insert into shared.reseal_run (public_id, to_version, total, started_at, started_by)
                                values (:id, :version, :total, :at, :by) on conflict do nothing
                                """)
                        .bind("id", PublicId.next())
                        .bind("version", toVersion)
                        .bind("total", total)
                        .bind("at", OffsetDateTime.now(clock))
                        .bind("by", by)
                        .execute())
                > 0;
    }

    /** Does one part of a run and counts it; see {@link SealedPlace#reseal}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Resealed part(UUID run, SealedPlace place, long after) {
        Resealed done = place.reseal(after);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update shared.reseal_run set resealed = resealed + :done where public_id = :run")
                .bind("done", done.resealed())
                .bind("run", run)
                .execute());
        return done;
    }

    /** Does away with one thing left behind; see {@link SealedPlace#clear}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean clear(SealedPlace place) {
        return place.clear();
    }

    /** Ends a run where nothing is left that would open. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end(ResealRun run, long leftOver) {
        int ended = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update shared.reseal_run set ended_at = :at, left_over = :leftOver
                        where public_id = :run and ended_at is null
                        """)
                .bind("at", OffsetDateTime.now(clock))
                .bind("leftOver", leftOver)
                .bind("run", run.publicId())
                .execute());
        if (ended > 0) {
            audit.record(
                    Actor.system("resealing"),
                    "keys.resealed",
                    "keys",
                    run.publicId(),
                    Map.of("version", String.valueOf(run.toVersion()), "left", String.valueOf(leftOver)));
        }
    }

    private static ResealRun run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ResealRun(
                row.getObject("public_id", UUID.class),
                row.getInt("to_version"),
                row.getLong("total"),
                row.getLong("resealed"),
                row.getLong("left_over"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("started_by"),
                ended == null ? null : ended.toInstant());
    }

    FieldEncryption encryption() {
        return encryption;
    }
}
