package org.rmocse.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.rmocse.shared.PracticeCategory;

/** The initial-review agencies; public knowledge. */
@ApplicationScoped
public class Agencies {

    private Jdbi jdbi;

    protected Agencies() {}

    @Inject
    public Agencies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Those that take applications at all, national bodies first, then by province.
     *
     * @param on the day for which to say whether they are open
     */
    public List<Agency> all(LocalDate on) {
        return read("where a.enabled", Map.of(), on);
    }

    /** All there are or were, in the same order. */
    public List<Agency> everyOne(LocalDate on) {
        return read("", Map.of(), on);
    }

    /** One agency, a closed-down one too, which is never open. */
    public Optional<Agency> find(long id, LocalDate on) {
        return read("where a.id = :id", Map.of("id", id), on).stream().findFirst();
    }

    /** As {@link #find(long, LocalDate)}, by the id seen on the wire. */
    public Optional<Agency> find(UUID publicId, LocalDate on) {
        return read("where a.public_id = :id", Map.of("id", publicId), on).stream()
                .findFirst();
    }

    /** The names of all there are or were, by key, for those who only need to name them. */
    public Map<Long, String> names() {
        return jdbi.withHandle(handle -> handle.createQuery("select id, name from agency.agency")
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<Map<Long, String>>() {}));
    }

    /** The keys of all there are or were, by code. */
    public Map<String, Long> byCode() {
        return jdbi.withHandle(handle -> handle.createQuery("select code, id from agency.agency")
                .setMapKeyColumn("code")
                .setMapValueColumn("id")
                .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    /** Code and name of all there are or were, in the order of the codes. */
    public List<String> labels() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select code || ' ' || name from agency.agency order by code")
                        .mapTo(String.class)
                        .list());
    }

    private List<Agency> read(String which, Map<String, ?> parameters, LocalDate on) {
        return jdbi.withHandle(handle -> {
            Map<Long, List<IntakeWindow>> windows = windows(handle);
            return handle.createQuery(
                            """
                            select a.id, a.public_id, a.code, a.type, a.name, a.province, a.categories, a.phone, a.address,
                                   a.website, a.courier, a.enabled, a.education_contact
                            from agency.agency a <which>
                            order by a.province nulls first,
                                     array_position(array['MINISTRY', 'MINISTRY_DIRECT', 'CENTRAL_ENTERPRISE', 'PROVINCE', 'COAL'],
                                                    a.type),
                                     a.id
                            """
                                    .replace("<which>", which))
                    .bindMap(parameters)
                    .map((row, context) -> agency(row, windows.getOrDefault(row.getLong("id"), List.of()), on))
                    .list();
        });
    }

    private static Map<Long, List<IntakeWindow>> windows(Handle handle) {
        Map<Long, List<IntakeWindow>> windows = new HashMap<>();
        handle.createQuery("select agency_id, opens, closes, yearly from agency.intake_window order by id")
                .map((row, context) -> windows.computeIfAbsent(row.getLong("agency_id"), agency -> new ArrayList<>())
                        .add(new IntakeWindow(
                                row.getObject("opens", LocalDate.class),
                                row.getObject("closes", LocalDate.class),
                                row.getBoolean("yearly"))))
                .list();
        return windows;
    }

    private static Agency agency(ResultSet row, List<IntakeWindow> windows, LocalDate on) throws SQLException {
        boolean enabled = row.getBoolean("enabled");
        boolean open = enabled && IntakeWindow.isOpen(windows, on);
        return new Agency(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getString("code"),
                AgencyType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("province"),
                categories(row),
                row.getString("phone"),
                row.getString("address"),
                row.getString("website"),
                row.getBoolean("courier"),
                open,
                open || !enabled ? null : IntakeWindow.opensOn(windows, on).orElse(null),
                enabled,
                row.getString("education_contact"),
                windows);
    }

    private static Set<PracticeCategory> categories(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("categories").getArray())
                .map(PracticeCategory::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
