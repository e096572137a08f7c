package org.rmocse.application;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PublicId;

/**
 * A file laid into the database in any state, without the way there: for what a move does from that state. A draft is laid as
 * a submit leaves it just before the move.
 */
record LaidFile(long id, UUID publicId, ApplicationKind kind, Status status, long personId) {

    /** Who passed the laid files, where they were passed. */
    static final long INITIAL_REVIEWER = 900_000_001L;

    static final long FINAL_REVIEWER = 900_000_002L;

    static LaidFile lay(
            Jdbi jdbi,
            ApplicationKind kind,
            Status status,
            long person,
            long agency,
            Instant since,
            Map<String, String> policy) {
        UUID publicId = PublicId.next();
        JsonObjectBuilder frozen = Json.createObjectBuilder();
        policy.forEach(frozen::add);
        OffsetDateTime at = OffsetDateTime.ofInstant(since, ClockProducer.ZONE);
        long id = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id,
                            category, employer_code, employer_name, round, policy, receipt_number, submitted_at, status_since,
                            initial_reviewer_id, final_reviewer_id, created_at, saved_at)
                        values (nextval('application.application_seq'), :publicId, :kind, :route, :status, :person, '测试', :agency,
                            'CHEMICAL', '91350100M000100Y43', '虚构化工有限公司', :round, :policy::jsonb, :receipt, :submitted, :at,
                            :initial, :final, :at, :at) returning id
                        """)
                .bind("publicId", publicId)
                .bind("kind", kind.name())
                .bind("route", kind.route().name())
                .bind("status", status.name())
                .bind("person", person)
                .bind("agency", agency)
                .bind("round", status == Status.DRAFT ? 0 : 1)
                .bind("policy", frozen.build().toString())
                .bind("receipt", "T" + publicId)
                .bind("submitted", at)
                .bind("at", at)
                .bind("initial", isPast(status, Status.INITIAL_PASSED) ? INITIAL_REVIEWER : null)
                .bind("final", isPast(status, Status.AWAITING_APPROVAL) ? FINAL_REVIEWER : null)
                .mapTo(Long.class)
                .one());
        if (status.isOpen() && status != Status.RETURNED) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            """
                            insert into application.work_item (application_id, public_id, agency_id, status, kind, category,
                                person_id, person_name, employer_name, receipt_number, submitted_at, status_since)
                            select id, public_id, agency_id, status, kind, category, person_id, person_name, employer_name,
                                receipt_number, submitted_at, status_since
                            from application.application where id = :id
                            """)
                    .bind("id", id)
                    .execute());
        }
        return new LaidFile(id, publicId, kind, status, person);
    }

    /** Lets somebody hold the file. */
    void claim(Jdbi jdbi, long officer, String name, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.work_item set officer_id = :officer, officer_name = :name, claimed_at = :at
                        where application_id = :id
                        """)
                .bind("officer", officer)
                .bind("name", name)
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("id", id)
                .execute());
    }

    private static boolean isPast(Status status, Status stage) {
        return status.isOpen() && status.compareTo(stage) >= 0;
    }
}
