package org.rmocse.application;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** What an officer has written to have a registration revoked, held until the transaction ends. */
record RevocationDraft(long id, RevocationView.Written written) {

    /** @throws Rejected NOT_FOUND where the actor has no such draft */
    static RevocationDraft own(Jdbi jdbi, UUID publicId, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select id, person_id, ground, facts, found_on from application.revocation
                                where public_id = :id and status = 'DRAFT' and proposed_by = :actor for update
                                """)
                        .bind("id", publicId)
                        .bind("actor", actor.accountId())
                        .map((row, context) -> new RevocationDraft(row.getLong("id"), RevocationQueries.written(row)))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** How many pieces of evidence there are; counted once the draft is held, with what another upload added before. */
    int evidence(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from application.revocation_evidence where revocation_id = :draft")
                .bind("draft", id)
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Lets only a registration pass that the actor may propose to revoke.
     *
     * @throws Rejected OWN_FILE or CONFLICT_OF_INTEREST; ALREADY_REVOKED; REVOCATION_OPEN where a proposal waits for its decision
     */
    static void requireRevocable(Jdbi jdbi, Actor actor, Registration held) {
        RevocationQueries.requireFair(actor, held.personId(), held.employerCode());
        if (held.standing() == Standing.REVOKED) {
            throw new Rejected(Finding.of("ALREADY_REVOKED", null, "R22"));
        }
        jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select proposed_by_name, proposed_at from application.revocation
                                where person_id = :person and status = 'PROPOSED'
                                """)
                        .bind("person", held.personId())
                        .map((row, context) -> Finding.of("REVOCATION_OPEN", null)
                                .having(
                                        row.getString("proposed_by_name"),
                                        RevocationQueries.time(row.getObject("proposed_at", OffsetDateTime.class))))
                        .findOne())
                .ifPresent(open -> {
                    throw new Rejected(open);
                });
    }
}
