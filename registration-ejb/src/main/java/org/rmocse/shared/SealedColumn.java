package org.rmocse.shared;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A column of sealed values. A value and its version change together, so that whoever reads meets both as they were or as they are. */
public final class SealedColumn implements SealedPlace {

    private static final Logger LOG = LoggerFactory.getLogger(SealedColumn.class);

    private static final int CHUNK = 1000;

    /** What the place of a value mostly ends with. */
    public static final String PUBLIC_ID = "o.public_id::text";

    private final Jdbi jdbi;
    private final FieldEncryption encryption;
    private final Named named;
    private final int chunk;

    /**
     * How the column and what belongs to it are called.
     *
     * @param table with its schema; its row is {@code t}
     * @param key of the row, an expression that gives a number
     * @param bytes the sealed value
     * @param version of its key; null where there is no value
     * @param owner joins the row {@code o} that the value belongs to
     * @param place what the place begins with, as it was sealed
     * @param ending what the place ends with, an expression that gives a text
     */
    public record Named(
            String table, String key, String bytes, String version, String owner, String place, String ending) {}

    public SealedColumn(Jdbi jdbi, FieldEncryption encryption, Named named) {
        this(jdbi, encryption, named, CHUNK);
    }

    /** @param chunk how many values are sealed anew in one transaction; fewer than usual where they are large */
    public SealedColumn(Jdbi jdbi, FieldEncryption encryption, Named named, int chunk) {
        this.jdbi = jdbi;
        this.encryption = encryption;
        this.named = named;
        this.chunk = chunk;
    }

    @Override
    public String name() {
        return named.table() + '.' + named.bytes();
    }

    @Override
    public Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        sql(
                                "select {version} as version, count(*) as values from {table} where {version} is not null group by 1"))
                .map((row, context) -> counts.put(row.getInt("version"), row.getLong("values")))
                .list());
        return counts;
    }

    @Override
    public Set<Integer> versions() {
        return versions(jdbi, named.table(), named.version());
    }

    /** The different numbers of an indexed column, found by one look at the index for each. */
    public static Set<Integer> versions(Jdbi jdbi, String table, String column) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with recursive found as (
                            select min({version}) as version from {table}
                            union all
                            select (select min({version}) from {table} where {version} > f.version) from found f
                            where f.version is not null
                        )
                        select version from found where version is not null
                        """
                                .replace("{table}", table)
                                .replace("{version}", column))
                .mapTo(Integer.class)
                .set());
    }

    @Override
    public Resealed reseal(long after) {
        int newest = encryption.currentVersion();
        List<Kept> older = jdbi.withHandle(handle -> handle.createQuery(
                        sql(
                                """
                        select {key} as key, t.{bytes} as bytes, t.{version} as version, {ending} as ending
                        from {table} t {owner}
                        where t.{version} < :newest and {key} > :after
                        order by {key} limit :chunk for update of t skip locked
                        """))
                .bind("newest", newest)
                .bind("after", after)
                .bind("chunk", chunk)
                .map((row, context) -> new Kept(
                        row.getLong("key"),
                        new Sealed(row.getInt("version"), row.getBytes("bytes")),
                        row.getString("ending")))
                .list());
        Map<Long, String> anew = new TreeMap<>();
        List<Long> unopened = new ArrayList<>();
        for (Kept one : older) {
            String place = named.place() + one.ending();
            try {
                Sealed sealed = encryption.sealAnew(one.sealed(), place, newest);
                anew.put(one.key(), Base64.getEncoder().encodeToString(sealed.bytes()));
            } catch (IllegalStateException altered) {
                LOG.warn("A sealed value of {}, row {}, does not open and stays as it is", name(), one.key());
                unopened.add(one.key());
            }
        }
        write(anew, newest);
        return new Resealed(
                older.isEmpty() ? after : older.get(older.size() - 1).key(), older.size(), anew.size(), unopened);
    }

    private void write(Map<Long, String> anew, int version) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        sql(
                                """
                        update {table} t set {bytes} = decode(v.bytes, 'base64'), {version} = :version
                        from unnest(:keys, :bytes) as v(key, bytes) where {key} = v.key
                        """))
                .bind("version", version)
                .bind("keys", anew.keySet().toArray(Long[]::new))
                .bind("bytes", anew.values().toArray(String[]::new))
                .execute());
    }

    private String sql(String template) {
        return template.replace("{table}", named.table())
                .replace("{key}", named.key())
                .replace("{bytes}", named.bytes())
                .replace("{version}", named.version())
                .replace("{owner}", named.owner())
                .replace("{ending}", named.ending());
    }

    private record Kept(long key, Sealed sealed, String ending) {}
}
