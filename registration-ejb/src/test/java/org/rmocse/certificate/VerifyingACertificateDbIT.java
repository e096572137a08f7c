package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.account.Acting;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

class VerifyingACertificateDbIT extends RegisterDatabaseTest {

    private static final Documents DOCUMENTS =
            KeptDocuments.in(KeptDocuments.folder(), JDBI, CLOCK, POLICY, ENCRYPTION);

    private final Certificates certificates = new Certificates(REGISTER, DOCUMENTS, CODES);

    @Test
    void tells_what_the_certificate_says_and_how_the_registration_stands() {
        Granted granted = granted();
        assertThat(certificates.verify(granted.certificateCode())).hasValueSatisfying(found -> {
            assertThat(found.snapshot().name()).isEqualTo("欧阳测试");
            assertThat(found.snapshot().number()).isEqualTo(granted.number());
            assertThat(found.snapshot().validTo()).isEqualTo(granted.validTo());
            assertThat(found.standing()).isEqualTo(Standing.VALID);
            assertThat(found.current()).isTrue();
            assertThat(found.inForce()).isTrue();
        });
    }

    @Test
    void forgives_blanks_dashes_and_small_letters() {
        String code = granted().certificateCode();
        String spaced = code.replaceAll("(.{4})", "$1 ");
        for (String typed : List.of(
                code.toLowerCase(Locale.ROOT),
                spaced,
                code.replaceAll("(.{5})(?=.)", "$1-"),
                code.replaceAll("(.{5})(?=.)", "$1\u2013").toLowerCase(Locale.ROOT),
                wide(code),
                "\u3000" + spaced + "\u00A0\t\n",
                code.replaceAll("(.{10})(?=.)", "$1\u2010\u200B"))) {
            assertThat(certificates.verify(typed)).as(typed).hasValueSatisfying(found -> assertThat(
                            found.snapshot().code())
                    .isEqualTo(code));
        }
    }

    @Test
    void reads_letters_that_look_like_digits_as_the_digits_a_code_has() {
        Granted granted = granted();
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.certificate set code = ? where code = ?",
                "01" + granted.certificateCode().substring(2),
                granted.certificateCode()));
        String rest = granted.certificateCode().substring(2);
        for (String typed : List.of("01" + rest, "O1" + rest, "oI" + rest, "0l" + rest, "OL" + rest)) {
            assertThat(certificates.verify(typed)).as(typed).isPresent();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-", "00000000000000000000", "' or 1=1 --", "%", "0"})
    void knows_no_other_code(String typed) {
        assertThat(certificates.verify(typed)).isEmpty();
    }

    @Test
    void a_code_altered_in_one_place_is_unknown() {
        String code = granted().certificateCode();
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(certificates.verify(code.substring(0, i) + other + code.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void follows_the_registration_after_the_certificate_was_issued() {
        Granted granted = granted();
        String code = granted.certificateCode();
        moveTo(LocalDate.of(year + 4, 5, 3));
        assertThat(certificates.verify(code).orElseThrow().standing()).isEqualTo(Standing.EXPIRING);
        moveTo(LocalDate.of(year + 5, 5, 4));
        assertThat(certificates.verify(code).orElseThrow()).satisfies(found -> {
            assertThat(found.standing()).isEqualTo(Standing.EXPIRED);
            assertThat(found.inForce()).isFalse();
        });
        moveTo(day);
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.registration set ending = 'CANCELLED', ended_on = ? where number = ?",
                day,
                granted.number()));
        assertThat(certificates.verify(code).orElseThrow().standing()).isEqualTo(Standing.CANCELLED);
    }

    @Test
    void a_renewed_registration_keeps_its_certificate_in_force_and_tells_the_new_term() {
        Granted granted = granted();
        Granted renewed = grantOn(
                        day.plusYears(4).plusMonths(6),
                        List.of(next(granted, Grant.Term.RENEWED, CopyItem.LABEL, false)))
                .get(0);
        assertThat(certificates.verify(granted.certificateCode())).hasValueSatisfying(found -> {
            assertThat(found.current()).isTrue();
            assertThat(found.inForce()).isTrue();
            assertThat(found.amended()).isTrue();
            assertThat(found.snapshot().validTo()).isEqualTo(granted.validTo());
            assertThat(found.validTo()).isEqualTo(LocalDate.of(year + 10, 5, 3));
        });
        assertThat(certificates.verify(renewed.certificateCode())).hasValueSatisfying(found -> {
            assertThat(found.item()).isEqualTo(CopyItem.LABEL);
            assertThat(found.inForce()).isTrue();
            assertThat(found.amended()).isFalse();
            assertThat(found.snapshot().validFrom()).isEqualTo(granted.validTo().plusDays(1));
        });
    }

    @Test
    void a_certificate_made_again_takes_the_force_of_the_lost_one() {
        Granted granted = granted();
        Granted again = grantOn(day.plusDays(9), List.of(next(granted, Grant.Term.KEPT, CopyItem.CERTIFICATE, true)))
                .get(0);
        assertThat(certificates.verify(granted.certificateCode())).hasValueSatisfying(found -> {
            assertThat(found.current()).isFalse();
            assertThat(found.inForce()).isFalse();
            assertThat(found.standing()).isEqualTo(Standing.VALID);
        });
        assertThat(certificates.verify(again.certificateCode())).hasValueSatisfying(found -> {
            assertThat(found.inForce()).isTrue();
            assertThat(found.validTo()).isEqualTo(granted.validTo());
        });
    }

    private static Grant next(Granted granted, Grant.Term term, CopyItem item, boolean replaces) {
        return new Grant(
                UUID.randomUUID(),
                "ANY",
                term,
                item,
                replaces,
                granted.personId(),
                "欧阳测试",
                "F",
                "999999********0024",
                null,
                null,
                null,
                1,
                "虚构省应急管理厅",
                1);
    }

    @Test
    void a_holder_prints_the_own_certificate_and_nobody_elses() {
        long portrait = inTransaction(
                () -> DOCUMENTS.storePortrait(KeptDocuments.portrait(), null).id());
        Grant grant = grant();
        moveTo(day);
        Granted granted = grantOn(day, List.of(grant)).get(0);
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.certificate set portrait_file_id = ? where code = ?",
                portrait,
                granted.certificateCode()));
        People people = new People(JDBI, ENCRYPTION, new AuditTrail(JDBI, CLOCK));
        CertificatePrints prints =
                new CertificatePrints(REGISTER, certificates, Acting.current(Acting.directory(JDBI, people)));
        assertThat(Acting.as(holder(grant.personId()), prints::ownPdf)).startsWith("%PDF".getBytes());
        assertThat(catchThrowable(() -> Acting.as(holder(-1), prints::ownPdf)))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(Finding.of("NOT_FOUND", null)));
        assertThat(certificates.pdf("00000000000000000000")).isEmpty();
    }

    /** As an input method for Chinese types it. */
    private static String wide(String code) {
        return code.chars()
                .map(letter -> letter + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Actor holder(long person) {
        return new Actor(9, null, "持证人", Set.of(Role.APPLICANT), person, null);
    }
}
