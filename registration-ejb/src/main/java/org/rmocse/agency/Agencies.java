package org.rmocse.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
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

    /** Those that are enabled, national bodies first, then by province. */
    public List<Agency> all(LocalDate on) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.id, a.public_id, a.code, a.type, a.name, a.province, a.categories, a.phone, a.address, a.website,
                               a.courier,
                               not exists (select 1 from agency.intake_window w where w.agency_id = a.id)
                               or exists (select 1 from agency.intake_window w where w.agency_id = a.id
                                   and case when (w.from_month, w.from_day) <= (w.to_month, w.to_day)
                                       then (:month, :day) between (w.from_month, w.from_day) and (w.to_month, w.to_day)
                                       else (:month, :day) >= (w.from_month, w.from_day)
                                            or (:month, :day) <= (w.to_month, w.to_day) end) as open
                        from agency.agency a where a.enabled
                        order by a.province nulls first,
                                 array_position(array['MINISTRY', 'MINISTRY_DIRECT', 'CENTRAL_ENTERPRISE', 'PROVINCE', 'COAL'], a.type),
                                 a.id
                        """)
                .bind("month", on.getMonthValue())
                .bind("day", on.getDayOfMonth())
                .map((row, context) -> new Agency(
                        row.getLong("id"),
                        row.getObject("public_id", java.util.UUID.class),
                        row.getString("code"),
                        AgencyType.valueOf(row.getString("type")),
                        row.getString("name"),
                        row.getString("province"),
                        Arrays.stream((String[]) row.getArray("categories").getArray())
                                .map(PracticeCategory::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getString("phone"),
                        row.getString("address"),
                        row.getString("website"),
                        row.getBoolean("courier"),
                        row.getBoolean("open")))
                .list());
    }

    public Optional<Agency> find(long id, LocalDate on) {
        return all(on).stream().filter(agency -> agency.id() == id).findFirst();
    }
}
