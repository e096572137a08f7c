package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.rmocse.shared.RoleNames;

/** How many open files an agency has, for whoever is about to change or close it. */
@Stateless
public class AgencyLoads {

    @Inject
    private Jdbi jdbi;

    public AgencyLoads() {}

    AgencyLoads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The open files filed with each agency, at whatever desk they lie, and those returned to the applicant, who is at none.
     *
     * @return by the agency's key; nothing for an agency without
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public Map<Long, Integer> openFiles() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select agency_id, count(*) as files
                        from (
                            select agency_id from application.work_item
                            union all
                            select agency_id from application.application where status = 'RETURNED'
                        ) open
                        where agency_id is not null group by agency_id
                        """)
                .setMapKeyColumn("agency_id")
                .setMapValueColumn("files")
                .collectInto(new GenericType<Map<Long, Integer>>() {}));
    }
}
