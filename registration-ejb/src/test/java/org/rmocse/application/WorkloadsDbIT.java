package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.Role;

/** Who has how much before them: what is in hand and what is not, near and past its last day, own agency only. */
class WorkloadsDbIT extends ProcessDatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Workloads WORKLOADS =
            new Workloads(JDBI, CLOCK, new Calendar(JDBI), POLICY, CURRENT, AGENCIES);

    private final long agency = agency();
    private final Actor busy = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor calm = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);

    @BeforeEach
    void emptyTheDesks() {
        JDBI.useHandle(handle -> handle.execute("delete from application.work_item"));
    }

    @Test
    void an_officer_has_what_is_in_hand_and_the_last_row_is_what_nobody_has() {
        lay(Status.SUBMITTED, TODAY.minusDays(1), calm);
        lay(Status.UNDER_INITIAL_REVIEW, TODAY.plusDays(30), calm);
        lay(Status.UNDER_INITIAL_REVIEW, TODAY.minusDays(3), busy);
        lay(Status.UNDER_INITIAL_REVIEW, TODAY.minusDays(1), busy);
        lay(Status.UNDER_INITIAL_REVIEW, TODAY, null);
        lay(Status.INITIAL_PASSED, null, null);
        lay(Status.REPORTED, TODAY, null);

        assertThat(as(manager, WORKLOADS::ofOfficers))
                .containsExactly(
                        new Workload(busy.name(), 2, 0, 2),
                        new Workload(calm.name(), 2, 0, 1),
                        new Workload(null, 2, 1, 0));
    }

    @Test
    void a_last_day_is_near_for_as_many_working_days_as_a_desk_shows_it_so() {
        for (int days : List.of(-1, 0, 1, 2, 3, 4)) {
            lay(Status.SUBMITTED, TODAY.plusDays(days), busy);
        }
        assertThat(as(manager, WORKLOADS::ofOfficers).get(0)).isEqualTo(new Workload(busy.name(), 6, 3, 1));
        for (int days : List.of(-1, 0, 1, 2, 3, 4)) {
            LocalDate on = TODAY.plusDays(days);
            TimeLeft.Urgency urgency = TimeLeft.until(on, TODAY, new Calendar(JDBI).workingDays(), POLICY.at(TODAY))
                    .urgency();
            assertThat(urgency)
                    .as(on.toString())
                    .isEqualTo(
                            days < 0
                                    ? TimeLeft.Urgency.OVERDUE
                                    : days <= 2 ? TimeLeft.Urgency.SOON : TimeLeft.Urgency.CALM);
        }
    }

    @Test
    void nobody_sees_the_work_of_another_agency() {
        lay(Status.SUBMITTED, TODAY, busy);
        assertThat(as(officer(agency(), Role.AGENCY_MANAGER), WORKLOADS::ofOfficers))
                .containsExactly(new Workload(null, 0, 0, 0));
    }

    @Test
    void the_centre_sees_its_own_desk_and_every_agencys() {
        Actor centre = officer(null, Role.FINAL_REVIEWER);
        lay(Status.REPORTED, TODAY.minusDays(2), centre);
        lay(Status.SUBMITTED, TODAY, null);
        lay(Status.AWAITING_APPROVAL, TODAY, null);

        assertThat(as(centre, WORKLOADS::ofOfficers))
                .containsExactly(new Workload(centre.name(), 1, 0, 1), new Workload(null, 0, 0, 0));
        assertThat(as(centre, WORKLOADS::ofAgencies))
                .containsExactly(new Workload(AGENCIES.names().get(agency), 1, 1, 0));
        assertThat(as(officer(null, Role.MINISTRY_OFFICER), WORKLOADS::ofOfficers))
                .containsExactly(new Workload(null, 1, 1, 0));
    }

    @Test
    void very_much_is_counted_no_further() {
        LaidFile file = lay(Status.SUBMITTED, TODAY.minusDays(1), null);
        JDBI.useHandle(handle -> {
            handle.execute("alter table application.work_item drop constraint work_item_application_id_fkey");
            handle.execute(
                    """
                    insert into application.work_item (application_id, public_id, agency_id, status, kind, person_id, person_name,
                        submitted_at, status_since, due_on, receipt_number)
                    select -g, gen_random_uuid(), w.agency_id, w.status, w.kind, w.person_id, w.person_name, w.submitted_at,
                        w.status_since, w.due_on, w.receipt_number
                    from application.work_item w, generate_series(1, 1200) g where w.application_id = ?
                    """,
                    file.id());
        });
        try {
            assertThat(as(manager, WORKLOADS::ofOfficers)).containsExactly(new Workload(null, 1000, 0, 1000));
        } finally {
            JDBI.useHandle(handle -> {
                handle.execute("delete from application.work_item where application_id < 0");
                handle.execute(
                        "alter table application.work_item add foreign key (application_id) references application.application on delete cascade");
            });
        }
    }

    private LaidFile lay(Status status, LocalDate due, Actor holder) {
        LaidFile file = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
        JDBI.useHandle(handle ->
                handle.execute("update application.work_item set due_on = ? where application_id = ?", due, file.id()));
        if (holder != null) {
            file.claim(JDBI, holder.accountId(), holder.name(), MONDAY);
        }
        return file;
    }
}
