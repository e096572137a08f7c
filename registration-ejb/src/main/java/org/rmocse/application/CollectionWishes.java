package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.RoleNames;

/** What an application says about the copies that were made on it: how the applicant wants them, and which original came back. */
@Stateless
public class CollectionWishes {

    @Inject
    private Jdbi jdbi;

    @Inject
    private CurrentActor current;

    public CollectionWishes() {}

    CollectionWishes(Jdbi jdbi, CurrentActor current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /**
     * How the applicant asked to get what is made; empty for another agency's file, and where nothing was asked.
     *
     * @param application its public id
     */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.CERTIFICATE_OFFICER})
    public Optional<CollectionWish> of(UUID application) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select s.data ->> 'collection' as mode, s.data ->> 'courierAddress' as address
                        from application.section s join application.application a on a.id = s.application_id
                        where a.public_id = :application and s.step = 'AGENCY' and s.data ->> 'collection' is not null
                          and (:agency::bigint is null or a.agency_id = :agency)
                        """)
                .bind("application", application)
                .bind("agency", current.actor().agencyId())
                .map((row, context) -> new CollectionWish(row.getString("mode"), row.getString("address")))
                .findOne());
    }

    /** The originals that were to be given back on these applications (D21), each as far as it has come; one statement for all. */
    @RolesAllowed({RoleNames.AGENCY_MANAGER, RoleNames.CERTIFICATE_OFFICER})
    public Map<UUID, ApplicationView.Original> originals(Collection<UUID> applications) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        select public_id, original_received_at, original_received_by from application.application
                        where public_id = any(:applications) and original_due
                          and (:agency::bigint is null or agency_id = :agency)
                        """)
                .bind("applications", applications.toArray(UUID[]::new))
                .bind("agency", current.actor().agencyId())
                .map((row, context) -> {
                    OffsetDateTime at = row.getObject("original_received_at", OffsetDateTime.class);
                    return Map.entry(
                            row.getObject("public_id", UUID.class),
                            new ApplicationView.Original(
                                    true, at == null ? null : at.toInstant(), row.getString("original_received_by")));
                })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
