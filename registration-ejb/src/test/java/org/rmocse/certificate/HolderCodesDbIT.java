package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.account.IssuedCode;
import org.rmocse.account.OneTimeCodes;
import org.rmocse.agency.Agencies;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** An agency gives codes to its own holders, and to nobody else's (D28). */
class HolderCodesDbIT extends RegisterImportDatabaseTest {

    private final OneTimeCodes oneTime = new OneTimeCodes(JDBI, CLOCK, POLICY, ENCRYPTION);
    private final HolderCodes codes = new HolderCodes(
            REGISTER,
            PEOPLE,
            oneTime,
            new Agencies(JDBI),
            new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices()),
            Acting.current(Acting.directory(JDBI, PEOPLE)),
            AUDIT);
    private final Actor officer = officer("PROV-11");

    private final IdNumber idNumber = someIdNumber(java.time.LocalDate.of(1969, 4, 5));
    private final SampleHolder holder = holder(idNumber);
    private final String name = holder.cells().get(RegisterColumn.NAME);

    @BeforeEach
    void enter() {
        importRows(holder);
    }

    @Test
    void finds_a_holder_of_the_own_agency_by_number_and_name() {
        CodeHolder found = Acting.as(officer, () -> codes.find(' ' + holder.number(), name + ' '));
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.number()).isEqualTo(holder.number());
        assertThat(found.maskedIdNumber()).isEqualTo(idNumber.masked());
        assertThat(found.employerName()).isEqualTo("虚构化工有限公司");
        assertThat(found.standing()).isEqualTo(Standing.EXPIRING);
    }

    @Test
    void another_agencys_holder_a_wrong_name_and_nobody_are_told_apart_by_nothing() {
        Actor other = officer("PROV-12");
        refuses(other, () -> codes.find(holder.number(), name), "HOLDER_NOT_FOUND");
        refuses(other, () -> codes.issue(holder.number(), name, "身份证"), "HOLDER_NOT_FOUND");
        refuses(officer, () -> codes.find(holder.number(), "别人"), "HOLDER_NOT_FOUND");
        refuses(officer, () -> codes.find("19710000000", name), "HOLDER_NOT_FOUND");
        refuses(officer, () -> codes.find(" ", null), "REQUIRED", "REQUIRED");
        assertThat(issued()).isZero();
    }

    @Test
    void gives_a_code_and_keeps_how_the_identity_was_checked() {
        IssuedCode code = Acting.as(
                officer,
                () -> inTransaction(
                        () -> codes.issue(holder.number(), name, " 核对身份证原件 " + idNumber.value() + " 与本人一致 ")));
        assertThat(code.code()).hasSize(11);
        assertThat(code.expiresAt()).isEqualTo(CLOCK.instant().plus(java.time.Duration.ofDays(7)));
        var entries = AUDIT.of(REGISTER.byNumber(holder.number()).orElseThrow().publicId());
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("account.code_issued");
            assertThat(entry.actorName()).isEqualTo("初审员");
            assertThat(entry.detail())
                    .contains("核对身份证原件", "与本人一致")
                    .doesNotContain(idNumber.value())
                    .doesNotContain(code.code());
        });
    }

    @Test
    void whoever_has_an_address_hears_of_it() {
        String email = "told" + next() + "@holder.example";
        importRows(holder.with(RegisterColumn.EMAIL, email));
        Acting.as(officer, () -> inTransaction(() -> codes.issue(holder.number(), name, "身份证")));
        String mail = JDBI.withHandle(handle -> handle.createQuery(
                        "select type || details::text from notification.outbox where recipient = :email")
                .bind("email", email)
                .mapTo(String.class)
                .one());
        assertThat(mail).startsWith("CODE_ISSUED").contains(name, "北京市应急管理局");
    }

    @Test
    void gives_none_without_saying_how_the_identity_was_checked() {
        refuses(officer, () -> codes.issue(holder.number(), name, " "), "REQUIRED");
        refuses(officer, () -> codes.issue(holder.number(), name, null), "REQUIRED");
        refuses(officer, () -> codes.issue(holder.number(), name, "看".repeat(201)), "TOO_LONG");
        assertThat(issued()).isZero();
    }

    private static Actor officer(String agencyCode) {
        long agency = JDBI.withHandle(handle -> handle.createQuery("select id from agency.agency where code = :code")
                .bind("code", agencyCode)
                .mapTo(Long.class)
                .one());
        return new Actor(next(), PublicId.next(), "初审员", Set.of(Role.AGENCY_REVIEWER), null, agency);
    }

    private static void refuses(Actor actor, Callable<?> work, String... expected) {
        assertThatThrownBy(() -> Acting.as(actor, work))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly(expected));
    }

    private long issued() {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select count(*) from account.one_time_code where registration_number = :n")
                .bind("n", holder.number())
                .mapTo(Long.class)
                .one());
    }
}
