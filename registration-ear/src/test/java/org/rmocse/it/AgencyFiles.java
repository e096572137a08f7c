package org.rmocse.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lays submitted applications without documents at an agency by plain SQL: for how officers get through many of them. */
final class AgencyFiles {

    private static final String LAY =
            """
            with given as (
                select g.n, 910000000 + ? * 1000 + g.n as id, gen_random_uuid() as person_public, gen_random_uuid() as public_id
                from generate_series(1, ?) as g(n)
            ), people as (
                insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, mobile, created_at)
                select g.id, g.person_public, '众' || g.id, 'F', date '1990-01-01', '999999********0000',
                    'q' || g.id || '@load.example', '13800000000', now()
                from given g returning id, name
            ), filed as (
                insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id, category,
                    employer_code, employer_name, round, policy, receipt_number, submitted_at, status_since, due_on, created_at,
                    saved_at)
                select g.id, g.public_id, 'INITIAL', 'FULL', 'SUBMITTED', p.id, p.name,
                    (select id from agency.agency where code = ?), 'CHEMICAL', '91888888' || lpad(g.n::text, 10, '0'),
                    '虚构化工有限公司' || g.n, 1, (select jsonb_object_agg(name, value) from shared.policy_parameter),
                    'SL' || g.id, now(), now(), date '2020-01-02' + g.n, now(), now()
                from given g join people p on p.id = g.id
                returning id, public_id, agency_id, status, kind, category, person_id, person_name, employer_name, submitted_at,
                    status_since, due_on, receipt_number
            ), queued as (
                insert into application.work_item (application_id, public_id, agency_id, status, kind, category, person_id,
                    person_name, employer_name, submitted_at, status_since, due_on, receipt_number)
                select * from filed
            )
            select public_id from filed order by due_on
            """;

    private AgencyFiles() {}

    /**
     * Lays them, the first one due the earliest.
     *
     * @param series tells the people of one call from those of another
     */
    static List<UUID> lay(TestBed bed, int series, int files, String agencyCode) {
        try (Connection connection = bed.connection();
                PreparedStatement statement = connection.prepareStatement(LAY)) {
            statement.setLong(1, series);
            statement.setInt(2, files);
            statement.setString(3, agencyCode);
            List<UUID> laid = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    laid.add(rows.getObject(1, UUID.class));
                }
            }
            return laid;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
