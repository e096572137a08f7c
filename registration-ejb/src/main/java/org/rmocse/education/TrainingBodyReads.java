package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** The training bodies there are or were, and whose somebody is. */
@ApplicationScoped
class TrainingBodyReads {

    private static final String SELECT =
            """
            select id, public_id, name, credit_code, region, contact, email, enabled, version from education.training_body
            """;

    private Jdbi jdbi;

    protected TrainingBodyReads() {}

    @Inject
    TrainingBodyReads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All of them, by name; those that are closed last. */
    List<TrainingBody> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by enabled desc, name")
                .map((row, context) -> body(row))
                .list());
    }

    Optional<TrainingBody> find(UUID publicId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where public_id = :id")
                .bind("id", publicId)
                .map((row, context) -> body(row))
                .findOne());
    }

    /** The body whose account it is; empty for an administrator. */
    Optional<TrainingBody> of(Actor actor) {
        return actor.trainingBodyId() == null
                ? Optional.empty()
                : jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                        .bind("id", actor.trainingBodyId())
                        .map((row, context) -> body(row))
                        .findOne());
    }

    /**
     * The same for what a closed body may do no more.
     *
     * @throws Rejected TRAINING_BODY_CLOSED
     */
    Optional<TrainingBody> reporting(Actor actor) {
        Optional<TrainingBody> body = of(actor);
        if (body.isPresent() && !body.get().enabled()) {
            throw new Rejected(Finding.of("TRAINING_BODY_CLOSED", null));
        }
        return body;
    }

    private static TrainingBody body(ResultSet row) throws SQLException {
        return new TrainingBody(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getString("name"),
                row.getString("credit_code"),
                row.getString("region"),
                row.getString("contact"),
                row.getString("email"),
                row.getBoolean("enabled"),
                row.getInt("version"));
    }
}
