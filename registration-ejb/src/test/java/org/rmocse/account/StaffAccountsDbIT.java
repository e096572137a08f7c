package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.audit.AuditEntry;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

class StaffAccountsDbIT extends AccountDatabaseTest {

    private UUID administrator;
    private String email;

    @BeforeEach
    void appoint() {
        JDBI.useHandle(handle -> handle.execute("update account.account set enabled = false"));
        administrator = officer(Role.SECURITY_ADMINISTRATOR, null);
        signedIn(administrator);
        email = "new" + next() + "@staff.example";
    }

    @Test
    void opens_an_account_for_an_officer_who_sets_the_password_by_mail() {
        UUID opened = create(" 初审员丁 ", ' ' + email, Role.AGENCY_REVIEWER, 7L);
        assertThat(row(opened))
                .containsEntry("name", "初审员丁")
                .containsEntry("email", email)
                .containsEntry("password_hash", null)
                .containsEntry("person_id", null);
        assertThat(mails(email)).singleElement().satisfies(mail -> {
            assertThat(mail.type()).isEqualTo("STAFF_ACCOUNT_LINK");
            doing(beans -> beans.accounts().setPassword(mail.token(), PASSWORD, HERE));
        });
        assertThat(signIn(email, PASSWORD)).hasValue(new SignIn(opened, Set.of(Role.AGENCY_REVIEWER)));
        signedIn(opened);
        assertThat(acting())
                .hasValueSatisfying(actor -> assertThat(actor.agencyId()).isEqualTo(7L));
        assertThat(AUDIT.of(opened)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("account.created");
            assertThat(entry.detail()).contains("AGENCY_REVIEWER");
            assertThat(entry.actorName()).isEqualTo(row(administrator).get("name"));
        });
    }

    @Test
    void an_officer_of_the_country_is_bound_to_no_agency_even_if_one_is_named() {
        UUID opened = create("终审员", email, Role.FINAL_REVIEWER, 7L);
        assertThat(list())
                .filteredOn(one -> one.publicId().equals(opened))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.agencyId()).isNull();
                    assertThat(one.role()).isEqualTo(Role.FINAL_REVIEWER);
                    assertThat(one.enabled()).isTrue();
                    assertThat(one.lastSignInAt()).isNull();
                });
    }

    @Test
    void tells_everything_that_is_missing_at_once() {
        refuses(() -> create(" ", null, null, null), "REQUIRED name", "EMAIL_INVALID email", "REQUIRED role");
        refuses(
                () -> create(null, "x", Role.AGENCY_MANAGER, null),
                "REQUIRED name",
                "EMAIL_INVALID email",
                "REQUIRED agency");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "x@", "@x", "a b@c.example", "a@b@c.example"})
    void asks_for_an_address(String typed) {
        refuses(() -> create("某人", typed, Role.FINAL_REVIEWER, null), "EMAIL_INVALID email");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPLICANT", "EMPLOYER", "EDUCATION_PROVIDER"})
    void gives_no_role_that_is_not_an_officers(Role role) {
        refuses(() -> create("某人", email, role, null), "REQUIRED role");
    }

    @Test
    void whoever_speaks_for_an_employer_is_no_officer_and_not_the_administrators_to_change() {
        UUID contact = with(beans -> {
            Account account =
                    new Account(PublicId.next(), null, "人事甲", email, Locale.SIMPLIFIED_CHINESE, false, CLOCK.instant());
            beans.em().persist(account);
            beans.em().flush();
            beans.directory().addEmployer(account.id(), "91350100M000100Y43");
            return account.publicId();
        });
        assertThat(list()).extracting(StaffAccount::publicId).doesNotContain(contact);
        refuses(() -> doing(beans -> beans.staff().changeRole(contact, Role.AUDITOR, null)), "NOT_FOUND null");
        refuses(() -> doing(beans -> beans.staff().disable(contact)), "NOT_FOUND null");
        refuses(() -> doing(beans -> beans.staff().sendLink(contact)), "NOT_FOUND null");
    }

    @Test
    void an_address_is_one_accounts() {
        create("某人", email, Role.FINAL_REVIEWER, null);
        refuses(() -> create("别人", email.toUpperCase(Locale.ROOT), Role.AUDITOR, null), "EMAIL_TAKEN email");
        String applicants = "applicant" + next() + "@applicant.example";
        applicant(known(true).person(), applicants);
        refuses(() -> create("别人", applicants, Role.AUDITOR, null), "EMAIL_TAKEN email");
    }

    @Test
    void of_two_who_take_an_address_at_once_one_gets_it() throws Exception {
        Callable<Boolean> take = () -> {
            try {
                create("某人", email, Role.FINAL_REVIEWER, null);
                return true;
            } catch (Rejected taken) {
                assertThat(taken.findings()).extracting(Finding::code).containsExactly("EMAIL_TAKEN");
                return false;
            }
        };
        assertThat(AtOnce.run(List.of(take, take, take))).containsExactlyInAnyOrder(true, false, false);
        assertThat(list()).filteredOn(one -> one.email().equals(email)).hasSize(1);
    }

    @Test
    void lists_officers_by_role_and_nobody_else() {
        UUID applicant = applicant(known(true).person(), "applicant" + next() + "@applicant.example");
        UUID reviewer = officer(Role.AGENCY_REVIEWER, 3L);
        List<StaffAccount> all = list();
        assertThat(all)
                .extracting(StaffAccount::publicId)
                .contains(administrator, reviewer)
                .doesNotContain(applicant);
        assertThat(all).extracting(one -> one.role().name()).isSorted();
    }

    @Test
    void a_second_factor_is_reset_for_a_reason_that_is_kept_and_the_officer_is_told() {
        UUID reviewer = officer(Role.FINAL_REVIEWER, null);
        String name = row(reviewer).get("email").toString();
        refuses(() -> reset(reviewer, "本人到场"), "NOT_FOUND null");
        giveSecondFactor(reviewer);
        int epoch = (Integer) row(reviewer).get("session_epoch");
        assertThat(signIn(name, PASSWORD).orElseThrow().half()).isNotNull();
        refuses(() -> reset(reviewer, " "), "REQUIRED reason");
        refuses(() -> reset(reviewer, "长".repeat(501)), "TOO_LONG reason");
        refuses(() -> reset(UUID.randomUUID(), "本人到场"), "NOT_FOUND null");
        reset(reviewer, " 本人携带工作证到场 ");
        assertThat(signIn(name, PASSWORD).orElseThrow().half()).isNull();
        assertThat(row(reviewer)).containsEntry("session_epoch", epoch + 1);
        assertThat(mails(name)).singleElement().satisfies(mail -> {
            assertThat(mail.type()).isEqualTo("SECOND_FACTOR_RESET");
            assertThat(mail.link()).endsWith("/sign-in.xhtml");
        });
        assertThat(AUDIT.of(reviewer))
                .filteredOn(entry -> entry.action().equals("account.second_factor_reset"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.detail()).contains("本人携带工作证到场");
                    assertThat(entry.actorName()).isEqualTo(row(administrator).get("name"));
                });
    }

    @Test
    void nobody_resets_the_own_second_factor_or_an_applicants() {
        giveSecondFactor(administrator);
        refuses(() -> reset(administrator, "本人"), "OWN_SECOND_FACTOR null");
        UUID applicant = applicant(known(true).person(), "applicant" + next() + "@applicant.example");
        giveSecondFactor(applicant);
        refuses(() -> reset(applicant, "本人到场"), "NOT_FOUND null");
    }

    private void reset(UUID account, String reason) {
        doing(beans -> beans.staff().resetSecondFactor(account, reason));
    }

    private void giveSecondFactor(UUID account) {
        doing(beans -> {
            Account entity = beans.directory().byPublicId(account).orElseThrow();
            byte[] secret = FACTORS.draw(entity);
            assertThat(FACTORS.confirm(entity, TimeCode.code(secret, TimeCode.step(CLOCK.instant()))))
                    .isTrue();
        });
    }

    @Test
    void a_closed_account_is_closed_at_once_and_for_its_open_sessions() {
        UUID reviewer = officer(Role.FINAL_REVIEWER, null);
        String name = row(reviewer).get("email").toString();
        int epoch = (Integer) row(reviewer).get("session_epoch");
        assertThat(signIn(name, PASSWORD)).isPresent();
        UUID session = sessions(reviewer).begin(null, "", "192.0.2.*");
        assertThat(sessions(reviewer).goesOn(session)).isTrue();
        disable(reviewer);
        assertThat(signIn(name, PASSWORD)).isEmpty();
        assertThat(row(reviewer)).containsEntry("enabled", false).containsEntry("session_epoch", epoch + 1);
        signedIn(reviewer);
        assertThat(acting()).isEmpty();
        assertThat(sessions(reviewer).goesOn(session)).isFalse();
        assertThat(AUDIT.of(reviewer)).extracting(AuditEntry::action).contains("account.disabled");
    }

    @Test
    void ones_own_account_a_persons_and_nobodys_cannot_be_closed() {
        refuses(() -> disable(administrator), "OWN_ACCOUNT null");
        UUID applicant = applicant(known(true).person(), "applicant" + next() + "@applicant.example");
        refuses(() -> disable(applicant), "NOT_FOUND null");
        refuses(() -> disable(PublicId.next()), "NOT_FOUND null");
    }

    @Test
    void two_security_administrators_who_close_each_other_at_once_leave_one() throws Exception {
        UUID other = officer(Role.SECURITY_ADMINISTRATOR, null);
        List<Boolean> closed = AtOnce.run(List.of(closing(administrator, other), closing(other, administrator)));
        assertThat(closed).containsExactlyInAnyOrder(true, false);
        assertThat(list())
                .filteredOn(one -> one.role() == Role.SECURITY_ADMINISTRATOR && one.enabled())
                .hasSize(1);
    }

    /** As the one closes the other's account; false if that is refused. */
    private Callable<Boolean> closing(UUID one, UUID other) {
        return () -> {
            try {
                return with(beans -> {
                    Actor actor = beans.directory()
                            .actor(beans.directory().byPublicId(one).orElseThrow());
                    return Acting.as(actor, () -> {
                        beans.staff().disable(other);
                        return true;
                    });
                });
            } catch (Rejected refused) {
                assertThat(refused.findings()).extracting(Finding::code).isSubsetOf("LAST_ADMINISTRATOR", "SIGNED_OUT");
                return false;
            }
        };
    }

    private Optional<Actor> acting() {
        return with(beans -> new CurrentActor(beans.directory()).find());
    }

    private UUID create(String name, String address, Role role, Long agency) {
        return with(beans -> beans.staff().create(name, address, role, agency));
    }

    private void disable(UUID account) {
        doing(beans -> beans.staff().disable(account));
    }

    private List<StaffAccount> list() {
        StaffFilter open = new StaffFilter(null, null, null, StaffState.OPEN, null);
        return new StaffAccountQueries(JDBI, CLOCK).list(open).accounts();
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... findings) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                .extracting(finding -> finding.code() + ' ' + finding.field())
                .containsExactly(findings));
    }
}
