package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

/** The steps of a filing that is being edited, kept as they were typed; {@link Applications} asks before whether it may be. */
@ApplicationScoped
class FiledSections {

    private static final int SCHEMA_VERSION = 1;

    private Jdbi jdbi;
    private Clock clock;

    protected FiledSections() {}

    @Inject
    FiledSections(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a step as its owner saved it. */
    void save(Application draft, Section section) {
        store(draft, section, false);
        draft.saved(clock.instant());
    }

    /** Fills a step in, marked as taken over until its owner saves it. */
    void takeOver(Application draft, Section section) {
        store(draft, section, true);
    }

    /** Fills everything in that an earlier filing held. */
    void takeOver(Application draft, long earlier) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.section (application_id, step, schema_version, data, saved_at, taken_over)
                        select :draft, step, schema_version, data, :at, true from application.section
                        where application_id = :earlier
                        """)
                .bind("draft", draft.id())
                .bind("earlier", earlier)
                .bind("at", OffsetDateTime.now(clock))
                .execute());
    }

    private void store(Application draft, Section section, boolean takenOver) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.section (application_id, step, schema_version, data, saved_at, taken_over)
                        values (:application, :step, :schema, :data::jsonb, :at, :takenOver)
                        on conflict (application_id, step) do update
                        set data = excluded.data, schema_version = excluded.schema_version, saved_at = excluded.saved_at,
                            taken_over = excluded.taken_over
                        """)
                .bind("application", draft.id())
                .bind("step", section.step().name())
                .bind("schema", SCHEMA_VERSION)
                .bind("data", Filing.json(section))
                .bind("at", OffsetDateTime.now(clock))
                .bind("takenOver", takenOver)
                .execute());
    }
}
