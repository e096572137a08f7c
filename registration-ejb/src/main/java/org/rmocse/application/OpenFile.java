package org.rmocse.application;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * A filing of a person's that is on its way.
 *
 * @param receipt its receipt number
 */
public record OpenFile(String receipt, ApplicationKind kind) {

    /** Those of a person that a revocation leaves without a registration to rest on; other matters go on. */
    static List<OpenFile> of(Jdbi jdbi, long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select receipt_number, kind from application.application
                        where person_id = :person and status = any(:open) and kind <> 'OTHER_MATTER' order by id
                        """)
                .bind("person", personId)
                .bind("open", Status.openNames())
                .map((row, context) ->
                        new OpenFile(row.getString("receipt_number"), ApplicationKind.valueOf(row.getString("kind"))))
                .list());
    }
}
