package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** What the security administrator changes on officers' accounts, and how they are looked for. */
class StaffAccountChangesDbIT extends AccountDatabaseTest {

    private UUID administrator;

    @BeforeEach
    void appoint() {
        JDBI.useHandle(handle -> handle.execute("update account.account set enabled = false"));
        administrator = officer(Role.SECURITY_ADMINISTRATOR, null);
        signedIn(administrator);
    }

    @Test
    void another_role_takes_the_place_of_the_one_held_and_open_sessions_end() {
        UUID reviewer = officer(Role.AGENCY_REVIEWER, 3L);
        int epoch = (Integer) row(reviewer).get("session_epoch");
        changeRole(reviewer, Role.AGENCY_MANAGER, 5L);
        assertThat(find(reviewer)).satisfies(one -> {
            assertThat(one.role()).isEqualTo(Role.AGENCY_MANAGER);
            assertThat(one.agencyId()).isEqualTo(5L);
        });
        assertThat(row(reviewer)).containsEntry("session_epoch", epoch + 1);
        changeRole(reviewer, Role.FINAL_REVIEWER, 5L);
        assertThat(find(reviewer).agencyId()).as("of the country").isNull();
        assertThat(AUDIT.of(reviewer))
                .filteredOn(entry -> entry.action().equals("account.role_changed"))
                .extracting(AuditEntry::detail)
                .anySatisfy(
                        detail -> assertThat(detail).contains("AGENCY_REVIEWER", "AGENCY_MANAGER", "\"3\"", "\"5\""))
                .anySatisfy(detail -> assertThat(detail).contains("AGENCY_MANAGER", "FINAL_REVIEWER"));
    }

    @Test
    void a_role_needs_its_agency_and_is_an_officers() {
        UUID reviewer = officer(Role.AGENCY_REVIEWER, 3L);
        refuses(() -> changeRole(reviewer, null, null), "REQUIRED role");
        refuses(() -> changeRole(reviewer, Role.APPLICANT, null), "REQUIRED role");
        refuses(() -> changeRole(reviewer, Role.AGENCY_REVIEWER, null), "REQUIRED agency");
        UUID applicant = applicant(known(true).person(), "applicant" + next() + "@applicant.example");
        refuses(() -> changeRole(applicant, Role.AUDITOR, null), "NOT_FOUND null");
        refuses(() -> changeRole(PublicId.next(), Role.AUDITOR, null), "NOT_FOUND null");
    }

    @Test
    void nobody_changes_the_own_role_nor_the_last_security_administrators() {
        refuses(() -> changeRole(administrator, Role.AUDITOR, null), "OWN_ACCOUNT null");
        UUID other = officer(Role.SECURITY_ADMINISTRATOR, null);
        JDBI.useHandle(handle ->
                handle.execute("update account.account set enabled = false where public_id = ?", administrator));
        UUID asker = officer(Role.FINAL_REVIEWER, null);
        signedIn(asker);
        refuses(() -> changeRole(other, Role.AUDITOR, null), "LAST_ADMINISTRATOR null");
        changeRole(other, Role.SECURITY_ADMINISTRATOR, null);
    }

    @Test
    void nobody_holds_two_of_the_three_administrations() {
        UUID auditor = officer(Role.AGENCY_REVIEWER, 3L);
        doing(beans -> beans.directory().addRole(key(auditor), Role.AUDITOR, null));
        refuses(() -> changeRole(auditor, Role.SYSTEM_ADMINISTRATOR, null), "TWO_ADMINISTRATIONS role");
        changeRole(auditor, Role.CERTIFICATE_OFFICER, null);
    }

    @Test
    void who_must_wait_after_wrong_passwords_may_try_again_at_once_when_unlocked() {
        UUID reviewer = officer(Role.FINAL_REVIEWER, null);
        String name = row(reviewer).get("email").toString();
        for (int n = 0; n < 40; n++) {
            assertThat(signIn(name, "wrong")).isEmpty();
        }
        assertThat(signIn(name, PASSWORD)).as("must wait").isEmpty();
        StaffAccount locked = find(reviewer);
        assertThat(locked.state()).isEqualTo(StaffState.LOCKED);
        assertThat(locked.lockedUntil()).isAfter(CLOCK.instant());
        assertThat(names(new StaffFilter(null, null, null, StaffState.LOCKED, null)))
                .containsExactly(locked.name());
        doing(beans -> beans.staff().unlock(reviewer));
        assertThat(find(reviewer).state()).isEqualTo(StaffState.OPEN);
        assertThat(signIn(name, PASSWORD)).isPresent();
        assertThat(AUDIT.of(reviewer)).extracting(AuditEntry::action).contains("account.unlocked");
    }

    @Test
    void a_closed_account_is_opened_again_with_a_new_password_only() {
        UUID reviewer = officer(Role.FINAL_REVIEWER, null);
        String name = row(reviewer).get("email").toString();
        refuses(() -> doing(beans -> beans.staff().reopen(reviewer)), "NOT_FOUND null");
        doing(beans -> beans.staff().disable(reviewer));
        refuses(() -> doing(beans -> beans.staff().sendLink(reviewer)), "NOT_FOUND null");
        doing(beans -> beans.staff().reopen(reviewer));
        assertThat(signIn(name, PASSWORD)).as("the password of before").isEmpty();
        assertThat(find(reviewer)).satisfies(one -> {
            assertThat(one.state()).isEqualTo(StaffState.OPEN);
            assertThat(one.passwordSet()).isFalse();
        });
        Mail mail = mails(name).get(0);
        doing(beans -> beans.accounts().setPassword(mail.token(), PASSWORD, HERE));
        assertThat(signIn(name, PASSWORD)).isPresent();
    }

    @Test
    void a_link_sent_again_ends_the_one_before_and_not_many_are_sent() {
        UUID reviewer = officer(Role.FINAL_REVIEWER, null);
        String name = row(reviewer).get("email").toString();
        doing(beans -> beans.staff().sendLink(reviewer));
        doing(beans -> beans.staff().sendLink(reviewer));
        List<Mail> sent = mails(name);
        assertThat(sent).hasSize(2);
        refuses(
                () -> doing(beans -> beans.accounts().setPassword(sent.get(0).token(), PASSWORD, HERE)),
                "LINK_INVALID token");
        refuses(
                () -> {
                    for (int n = 0; n < 20; n++) {
                        doing(beans -> beans.staff().sendLink(reviewer));
                    }
                },
                "LINKS_TOO_MANY null");
    }

    @Test
    void they_are_found_by_part_of_name_or_address_role_agency_and_state() {
        UUID reviewer = officer(Role.AGENCY_REVIEWER, 3L);
        UUID manager = officer(Role.AGENCY_MANAGER, 3L);
        String name = row(reviewer).get("name").toString();
        String address = row(manager).get("email").toString();
        assertThat(names(new StaffFilter(name, null, null, null, null))).containsExactly(name);
        assertThat(names(new StaffFilter(address.toUpperCase(Locale.ROOT), null, null, null, null)))
                .containsExactly(row(manager).get("name").toString());
        assertThat(names(new StaffFilter("%", null, null, null, null)))
                .as("no wildcard")
                .isEmpty();
        assertThat(names(new StaffFilter(null, Role.AGENCY_REVIEWER, 3L, StaffState.OPEN, null)))
                .containsExactly(name);
        doing(beans -> beans.staff().disable(reviewer));
        assertThat(names(new StaffFilter(name, null, null, StaffState.OPEN, null)))
                .isEmpty();
        assertThat(names(new StaffFilter(name, null, null, StaffState.CLOSED, null)))
                .containsExactly(name);
    }

    @Test
    void a_long_list_comes_in_parts_that_leave_nobody_out() {
        for (int n = 0; n < 52; n++) {
            officer(Role.CERTIFICATE_OFFICER, null);
        }
        StaffFilter all = new StaffFilter(null, Role.CERTIFICATE_OFFICER, null, StaffState.OPEN, null);
        List<UUID> seen = new ArrayList<>();
        StaffPart part = list(all);
        assertThat(part.count()).isEqualTo(52);
        assertThat(part.accounts()).hasSize(50);
        part.accounts().forEach(one -> seen.add(one.publicId()));
        StaffPart rest = list(new StaffFilter(null, all.role(), null, all.state(), part.next()));
        rest.accounts().forEach(one -> seen.add(one.publicId()));
        assertThat(seen).hasSize(52).doesNotHaveDuplicates();
        assertThat(rest.next()).isNull();
    }

    private void changeRole(UUID account, Role role, Long agency) {
        doing(beans -> beans.staff().changeRole(account, role, agency));
    }

    private static StaffAccount find(UUID account) {
        return new StaffAccountQueries(JDBI, CLOCK).find(account);
    }

    private static StaffPart list(StaffFilter filter) {
        return new StaffAccountQueries(JDBI, CLOCK).list(filter);
    }

    private static List<String> names(StaffFilter filter) {
        return list(filter).accounts().stream().map(StaffAccount::name).toList();
    }

    private static void refuses(ThrowingCallable work, String... findings) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                .extracting(finding -> finding.code() + ' ' + finding.field())
                .containsExactly(findings));
    }
}
