package org.rmocse.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;

class AgencyEntriesDbIT extends ActorDatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final Agencies AGENCIES = new Agencies(JDBI);
    private static final AgencyEntries ENTRIES = new AgencyEntries(
            JDBI, CLOCK, Acting.current(Acting.directory(JDBI, new People(JDBI, ENCRYPTION, AUDIT))), AGENCIES, AUDIT);

    private final long n = next();
    private final String name = "虚构省应急管理厅" + n;
    private final String code = "TEST-E" + n;
    private final Actor administrator =
            new Actor(n, PublicId.next(), "管理员" + n, Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);

    @BeforeEach
    void begin() {
        CLOCK.moveTo(TODAY.atTime(10, 0).atZone(CLOCK.getZone()).toInstant());
    }

    @Test
    void an_entered_agency_is_offered_at_once_as_it_was_typed() {
        UUID id = enter(draft(" " + name + " ", "03-01 至 03-20\n2026-11-01 2026-12-01\n"));
        Agency found = offered(id);
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.categories()).containsExactlyInAnyOrder(PracticeCategory.CHEMICAL, PracticeCategory.OTHER);
        assertThat(found.windows())
                .extracting(IntakeWindow::period)
                .containsExactly("03-01 – 03-20", "2026-11-01 – 2026-12-01");
        assertThat(found.open()).isTrue();
        assertThat(found.educationContact()).isEqualTo("继续教育处 010-00000000");
        assertThat(AGENCIES.find(id, LocalDate.of(2026, 12, 2))).hasValueSatisfying(later -> {
            assertThat(later.open()).isFalse();
            assertThat(later.opensOn()).isEqualTo(LocalDate.of(2027, 3, 1));
        });
    }

    @Test
    void a_change_holds_at_once_and_the_trail_keeps_the_old_and_the_new() {
        UUID id = enter(draft(name, "03-01 03-20"));
        does(administrator, () -> ENTRIES.change(id, 0, draft(name + "（新）", "05-01 05-20")));
        assertThat(offered(id).name()).isEqualTo(name + "（新）");
        assertThat(offered(id).opensOn()).isEqualTo(LocalDate.of(2027, 5, 1));
        AgencyFile file = file(id);
        assertThat(file.version()).isEqualTo(1);
        assertThat(file.changes()).extracting(AgencyChange::action).containsExactly("agency.changed", "agency.entered");
        assertThat(file.changes().get(0).actorName()).isEqualTo(administrator.name());
        assertThat(file.changes().get(0).fields())
                .containsOnly(
                        entry("name", name + " → " + name + "（新）"), entry("windows", "03-01 – 03-20 → 05-01 – 05-20"));
    }

    @Test
    void what_is_read_can_be_sent_back_and_changes_nothing() {
        UUID id = enter(draft(name, "12-20 01-10\n02-29 03-01"));
        AgencyDraft read = file(id).draft();
        does(administrator, () -> ENTRIES.change(id, 0, read));
        assertThat(file(id).draft()).isEqualTo(read);
        assertThat(file(id).changes()).extracting(AgencyChange::action).containsExactly("agency.entered");
    }

    @Test
    void a_closed_one_is_offered_to_nobody_until_it_is_opened_again() {
        UUID id = enter(draft(name, ""));
        does(administrator, () -> ENTRIES.close(id, 0));
        assertThat(AGENCIES.all(TODAY)).extracting(Agency::publicId).doesNotContain(id);
        assertThat(as(administrator, ENTRIES::list))
                .extracting(Agency::publicId)
                .contains(id);
        assertThat(refused(administrator, () -> ENTRIES.close(id, 1))).containsExactly(changed());
        does(administrator, () -> ENTRIES.reopen(id, 1));
        assertThat(offered(id).open()).isTrue();
        assertThat(file(id).changes())
                .extracting(AgencyChange::action)
                .containsExactly("agency.opened", "agency.closed", "agency.entered");
    }

    @Test
    void nobody_writes_over_what_another_changed_meanwhile() {
        UUID id = enter(draft(name, "03-01 03-20"));
        does(administrator, () -> ENTRIES.change(id, 0, draft(name + "甲", "")));
        assertThat(refused(administrator, () -> ENTRIES.change(id, 0, draft(name + "乙", "04-01 04-02"))))
                .containsExactly(changed());
        assertThat(refused(administrator, () -> ENTRIES.close(id, 0))).containsExactly(changed());
        assertThat(offered(id).name()).isEqualTo(name + "甲");
        assertThat(offered(id).windows()).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_and_nothing_is_written() {
        AgencyDraft wrong = new AgencyDraft(
                "lower case",
                AgencyType.MINISTRY,
                " ",
                "110000",
                List.of(),
                "call us",
                "x".repeat(201),
                "javascript:alert(1)",
                false,
                null,
                "03-01 03-20\n02-30 03-01\n2026-03-02 2026-03-01\n2026-03-02 03-05\nspring");
        assertThat(refused(administrator, () -> ENTRIES.enter(wrong)))
                .extracting(Finding::field, Finding::code, Finding::have)
                .map(Object::toString)
                .containsExactly(
                        "(\"code\", \"AGENCY_CODE_INVALID\", null)",
                        "(\"name\", \"REQUIRED\", null)",
                        "(\"province\", \"AGENCY_NATIONWIDE\", null)",
                        "(\"categories\", \"REQUIRED\", null)",
                        "(\"phone\", \"PHONE_INVALID\", null)",
                        "(\"address\", \"TOO_LONG\", \"201\")",
                        "(\"website\", \"WEBSITE_INVALID\", null)",
                        "(\"windows\", \"INTAKE_PERIOD_INVALID\", \"02-30 03-01\")",
                        "(\"windows\", \"INTAKE_PERIOD_INVALID\", \"2026-03-02 2026-03-01\")",
                        "(\"windows\", \"INTAKE_PERIOD_INVALID\", \"2026-03-02 03-05\")",
                        "(\"windows\", \"INTAKE_PERIOD_INVALID\", \"spring\")");
        assertThat(AGENCIES.byCode()).doesNotContainKey("lower case");
    }

    @Test
    void no_two_have_one_code_and_a_change_leaves_it() {
        UUID id = enter(draft(name, ""));
        assertThat(refused(administrator, () -> ENTRIES.enter(draft(name + "乙", ""))))
                .containsExactly(Finding.of("AGENCY_CODE_TAKEN", "code"));
        AgencyDraft other = draft("TEST-OTHER", name + "丙", "");
        does(administrator, () -> ENTRIES.change(id, 0, other));
        assertThat(offered(id).code()).isEqualTo(code);
    }

    @Test
    void an_agency_nobody_entered_is_not_found() {
        Finding notFound = Finding.of("NOT_FOUND", null);
        UUID none = PublicId.next();
        assertThat(refused(administrator, () -> ENTRIES.file(none))).containsExactly(notFound);
        assertThat(refused(administrator, () -> ENTRIES.change(none, 0, draft(name, ""))))
                .containsExactly(notFound);
        assertThat(refused(administrator, () -> ENTRIES.close(none, 0))).containsExactly(notFound);
    }

    @Test
    void all_of_it_is_the_system_administrators() {
        for (Method method : AgencyEntries.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                assertThat(Arrays.asList(
                                method.getAnnotation(RolesAllowed.class).value()))
                        .as(method.getName())
                        .containsExactly(RoleNames.SYSTEM_ADMINISTRATOR);
            }
        }
    }

    private UUID enter(AgencyDraft draft) {
        return as(administrator, () -> ENTRIES.enter(draft));
    }

    private AgencyFile file(UUID id) {
        return as(administrator, () -> ENTRIES.file(id));
    }

    /** As an applicant is shown it. */
    private static Agency offered(UUID id) {
        return AGENCIES.all(TODAY).stream()
                .filter(one -> one.publicId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Finding changed() {
        return Finding.of("AGENCY_CHANGED", null);
    }

    private AgencyDraft draft(String name, String windows) {
        return draft(code, name, windows);
    }

    private static AgencyDraft draft(String code, String name, String windows) {
        return new AgencyDraft(
                code,
                AgencyType.PROVINCE,
                name,
                "990000",
                List.of(PracticeCategory.OTHER, PracticeCategory.CHEMICAL),
                "010-00000000",
                "虚构路 1 号",
                "https://agency.example/contact",
                true,
                "继续教育处 010-00000000",
                windows);
    }
}
