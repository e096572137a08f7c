package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Every value a parameter of the policy had, has and will have. Nothing is changed here: a value is added, or taken back before its day. */
@ApplicationScoped
public class PolicyRecord {

    private Jdbi jdbi;

    protected PolicyRecord() {}

    @Inject
    public PolicyRecord(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of each parameter the values that stand, by the day each begins. */
    public Map<String, NavigableMap<LocalDate, String>> values() {
        Map<String, NavigableMap<LocalDate, String>> values = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select name, valid_from, value from shared.policy_parameter")
                .map((row, context) -> values.computeIfAbsent(row.getString("name"), unseen -> new TreeMap<>())
                        .put(row.getObject("valid_from", LocalDate.class), row.getString("value")))
                .list());
        return values;
    }

    /** All values of a parameter, withdrawn ones too, the latest first. */
    public List<DatedValue> of(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select p.valid_from, p.value, c.public_id, c.entered_at, c.entered_by, c.reason,
                               c.withdrawn_at, c.withdrawn_by, c.withdrawn_because
                        from shared.policy_parameter p
                        left join shared.policy_change c
                            on c.name = p.name and c.valid_from = p.valid_from and c.withdrawn_at is null
                        where p.name = :name
                        union all
                        select valid_from, value, public_id, entered_at, entered_by, reason,
                               withdrawn_at, withdrawn_by, withdrawn_because
                        from shared.policy_change where name = :name and withdrawn_at is not null
                        order by valid_from desc, withdrawn_at desc nulls first
                        """)
                .bind("name", name)
                .map((row, context) -> dated(row))
                .list());
    }

    /** Keeps everybody else from changing the policy until the transaction ends, so that what is checked is what is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        jdbi.useHandle(handle -> handle.execute("lock table shared.policy_change in share row exclusive mode"));
    }

    /**
     * Adds a value.
     *
     * @param before what the parameter has on that day without it; null for nothing
     * @return the id of its entry
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enter(
            String name, LocalDate validFrom, String value, String before, String reason, String by, Instant at) {
        UUID publicId = PublicId.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with entered as (
                            insert into shared.policy_parameter (name, valid_from, value) values (:name, :validFrom, :value)
                        )
                        insert into shared.policy_change
                            (public_id, name, valid_from, value, before, reason, entered_at, entered_by)
                        values (:id, :name, :validFrom, :value, :before, :reason, :at, :by)
                        """)
                .bind("id", publicId)
                .bind("name", name)
                .bind("validFrom", validFrom)
                .bind("value", value)
                .bind("before", before)
                .bind("reason", reason)
                .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .bind("by", by)
                .execute());
        return publicId;
    }

    /** The parameter and the day of an entry that was not withdrawn. */
    public Optional<Map.Entry<String, LocalDate>> entry(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select name, valid_from from shared.policy_change where public_id = :id and withdrawn_at is null")
                .bind("id", publicId)
                .map((row, context) -> Map.entry(row.getString("name"), row.getObject("valid_from", LocalDate.class)))
                .findOne());
    }

    /** Takes back a value that was entered; its entry stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(UUID publicId, String because, String by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with withdrawn as (
                            update shared.policy_change
                            set withdrawn_at = :at, withdrawn_by = :by, withdrawn_because = :because
                            where public_id = :id and withdrawn_at is null
                            returning name, valid_from
                        )
                        delete from shared.policy_parameter p using withdrawn w
                        where p.name = w.name and p.valid_from = w.valid_from
                        """)
                .bind("id", publicId)
                .bind("because", because)
                .bind("by", by)
                .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .execute());
    }

    private static DatedValue dated(ResultSet row) throws SQLException {
        return new DatedValue(
                row.getObject("valid_from", LocalDate.class),
                row.getString("value"),
                row.getObject("public_id", UUID.class),
                instant(row, "entered_at"),
                row.getString("entered_by"),
                row.getString("reason"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"),
                row.getString("withdrawn_because"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
