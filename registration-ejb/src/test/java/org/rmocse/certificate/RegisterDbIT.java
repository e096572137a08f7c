package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Statements;

class RegisterDbIT extends RegisterDatabaseTest {

    @Test
    void draws_the_years_numbers_without_a_gap_in_the_given_order() {
        List<Grant> grants = grants(3);
        List<Granted> granted = grantOn(day, grants);
        assertThat(granted).extracting(Granted::number).containsExactly(number(1), number(2), number(3));
        assertThat(granted)
                .extracting(Granted::basis)
                .isEqualTo(grants.stream().map(Grant::basis).toList());
        assertThat(REGISTER.numberAhead(year, 1)).isEqualTo(number(4));
        assertThat(granted().number()).isEqualTo(number(4));
    }

    @Test
    void counts_each_year_from_one() {
        granted();
        LocalDate eve = LocalDate.of(year, 12, 31);
        assertThat(grantOn(eve, grants(1)).get(0).number()).isEqualTo(number(2));
        int next = year + 1000;
        assertThat(grantOn(LocalDate.of(next, 1, 1), grants(1)).get(0).number())
                .isEqualTo(String.format("%d%07d", next, 1));
    }

    @Test
    void draws_no_number_for_what_is_rolled_back() {
        moveTo(day);
        assertThatThrownBy(() -> inTransaction(() -> {
                    ENTRIES.grant(grants(5), MINISTRY, CLOCK.instant());
                    throw new IllegalStateException("the approval failed");
                }))
                .hasMessage("the approval failed");
        assertThat(granted().number()).isEqualTo(number(1));
    }

    @Test
    void approvals_at_once_share_the_years_numbers_without_a_gap() throws Exception {
        moveTo(day);
        List<Callable<List<Granted>>> approvals = IntStream.range(0, 4)
                .<Callable<List<Granted>>>mapToObj(
                        i -> () -> inTransaction(() -> ENTRIES.grant(grants(10), MINISTRY, CLOCK.instant())))
                .toList();
        List<String> numbers = new ArrayList<>();
        for (List<Granted> granted : AtOnce.run(approvals)) {
            List<String> own = granted.stream().map(Granted::number).toList();
            long first = Long.parseLong(own.get(0));
            assertThat(own)
                    .isEqualTo(IntStream.range(0, 10)
                            .mapToObj(i -> String.valueOf(first + i))
                            .toList());
            numbers.addAll(own);
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(this::number).toList());
    }

    @Test
    void keeps_each_snapshot_sealed_and_its_hash_beside_it() throws Exception {
        Granted granted = granted();
        record Row(UUID publicId, byte[] snapshot, int keyVersion, byte[] hash) {}
        Row row = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, snapshot, snapshot_key_version, snapshot_sha256 from certificate.certificate
                        where code = :code
                        """)
                .bind("code", granted.certificateCode())
                .map((found, context) -> new Row(
                        found.getObject("public_id", UUID.class),
                        found.getBytes("snapshot"),
                        found.getInt("snapshot_key_version"),
                        found.getBytes("snapshot_sha256")))
                .one());
        assertThat(new String(row.snapshot(), StandardCharsets.ISO_8859_1)).doesNotContain(granted.number());
        byte[] opened = ENCRYPTION.open(
                new Sealed(row.keyVersion(), row.snapshot()), "certificate.certificate.snapshot:" + row.publicId());
        assertThat(new String(opened, StandardCharsets.UTF_8))
                .contains(granted.number(), "欧阳测试", "999999********0024", "虚构化工有限公司", "虚构省应急管理厅");
        assertThat(MessageDigest.getInstance("SHA-256").digest(opened)).isEqualTo(row.hash());
    }

    @Test
    void opens_no_snapshot_that_was_moved_to_another_certificate_or_altered() {
        Granted one = granted();
        Granted other = granted();
        JDBI.useHandle(handle -> handle.execute(
                """
                update certificate.certificate set snapshot = (select snapshot from certificate.certificate where code = ?)
                where code = ?
                """,
                one.certificateCode(),
                other.certificateCode()));
        assertThatThrownBy(() -> REGISTER.issued(other.certificateCode())).isInstanceOf(IllegalStateException.class);
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.certificate set snapshot = set_byte(snapshot, 20, get_byte(snapshot, 20) # 1) where code = ?",
                one.certificateCode()));
        assertThatThrownBy(() -> REGISTER.issued(one.certificateCode())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void finds_a_registration_by_person_number_and_certificate() {
        Grant grant = grant();
        Granted granted = grantOn(day, List.of(grant)).get(0);
        Registration found = REGISTER.ofPerson(grant.personId()).orElseThrow();
        assertThat(found).satisfies(registration -> {
            assertThat(registration.number()).isEqualTo(granted.number());
            assertThat(registration.validFrom()).isEqualTo(day);
            assertThat(registration.validTo()).isEqualTo(LocalDate.of(year + 5, 5, 3));
            assertThat(registration.employerName()).isEqualTo("虚构化工有限公司");
            assertThat(registration.standing()).isEqualTo(Standing.VALID);
            assertThat(registration.certificateCode()).isEqualTo(granted.certificateCode());
        });
        assertThat(REGISTER.byNumber(granted.number())).hasValue(found);
        assertThat(REGISTER.byCertificateCode(granted.certificateCode())).hasValue(found);
        assertThat(REGISTER.isRegistered(grant.personId())).isTrue();
        assertThat(REGISTER.numbers(List.of(grant.personId(), -1L)))
                .isEqualTo(Map.of(grant.personId(), granted.number()));
    }

    @Test
    void finds_nobody_where_there_is_nobody() {
        assertThat(REGISTER.ofPerson(-1)).isEmpty();
        assertThat(REGISTER.byNumber("")).isEmpty();
        assertThat(REGISTER.byNumber("' or 1=1 --")).isEmpty();
        assertThat(REGISTER.byCertificateCode("00000000000000000000")).isEmpty();
        assertThat(REGISTER.issued("00000000000000000000")).isEmpty();
        assertThat(REGISTER.isRegistered(-1)).isFalse();
        assertThat(REGISTER.numbers(List.of())).isEmpty();
    }

    @Test
    void the_last_granted_term_counts() {
        Grant grant = grant();
        Granted granted = grantOn(day, List.of(grant)).get(0);
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                select id, 'RENEWAL', gen_random_uuid(), ?, ?, now() from certificate.registration where number = ?
                """,
                LocalDate.of(year + 5, 5, 4),
                LocalDate.of(year + 10, 5, 3),
                granted.number()));
        assertThat(REGISTER.ofPerson(grant.personId())).hasValueSatisfying(registration -> {
            assertThat(registration.validTo()).isEqualTo(LocalDate.of(year + 10, 5, 3));
            assertThat(registration.certificateCode()).isEqualTo(granted.certificateCode());
        });
        assertThat(REGISTER.byCertificateCode(granted.certificateCode()))
                .hasValueSatisfying(
                        registration -> assertThat(registration.validTo()).isEqualTo(LocalDate.of(year + 10, 5, 3)));
    }

    @Test
    void an_old_category_gives_way_once_and_that_is_on_the_trail() {
        Grant first = grant();
        grantOn(day, List.of(first));
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.registration set category = 'LEGACY_HAZARDOUS' where person_id = ?",
                first.personId()));
        List<Grant> renewals = List.of(SampleGrants.renewal(first), SampleGrants.renewal(first));
        for (int years = 0; years < renewals.size(); years++) {
            grantOn(day.plusYears(4L + 5L * years), List.of(renewals.get(years)));
        }
        assertThat(AUDIT.of(renewals.get(0).basis())).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("registration.old_category_replaced");
            assertThat(entry.detail()).contains("LEGACY_HAZARDOUS", "CHEMICAL");
        });
        assertThat(AUDIT.of(renewals.get(1).basis())).isEmpty();
    }

    @Test
    void an_ended_registration_is_found_with_its_standing() {
        Granted granted = granted();
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.registration set ending = 'REVOKED', ended_on = ? where number = ?",
                day,
                granted.number()));
        assertThat(REGISTER.byNumber(granted.number()).orElseThrow().standing()).isEqualTo(Standing.REVOKED);
    }

    @Test
    void nobody_is_entered_twice() {
        Grant grant = grant();
        grantOn(day, List.of(grant));
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThatThrownBy(() -> grantOn(day, List.of(grant(), grant(grant.personId(), 1, "欧阳测试"))))
                .hasMessageContaining("registration_person_id_key");
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void a_certificate_has_one_live_copy() {
        Granted granted = granted();
        String again =
                """
                insert into certificate.copy (public_id, certificate_id, item, agency_id, status, status_since)
                select gen_random_uuid(), id, 'CERTIFICATE', 1, 'TO_PRODUCE', now() from certificate.certificate where code = ?
                """;
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(again, granted.certificateCode())))
                .hasMessageContaining("one_live_copy");
    }

    @Test
    void codes_cannot_be_guessed_from_one_another() {
        List<String> codes =
                grantOn(day, grants(200)).stream().map(Granted::certificateCode).toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{20}"));
        assertThat(codes.stream().map(code -> code.substring(0, 5)).distinct()).hasSizeGreaterThan(195);
    }

    @Test
    void costs_the_same_statements_for_one_and_for_many() {
        List<Grant> one = grants(1);
        List<Grant> many = grants(200);
        grantOn(day, grants(1)); // the parameters of the day are read with the first
        assertThat(Statements.of(JDBI, () -> grantOn(day, many)))
                .isEqualTo(Statements.of(JDBI, () -> grantOn(day, one)))
                .hasSize(3);
    }

    @Test
    void the_length_of_a_term_is_a_parameter_of_the_day() {
        JDBI.useHandle(handle -> handle.execute(
                "insert into shared.policy_parameter (name, valid_from, value) values ('validity.years', ?, '3')",
                day));
        try {
            assertThat(grantOn(day.minusDays(1), grants(1)).get(0).validTo()).isEqualTo(LocalDate.of(year + 5, 5, 2));
            assertThat(granted().validTo()).isEqualTo(LocalDate.of(year + 3, 5, 3));
        } finally {
            JDBI.useHandle(handle -> handle.execute("delete from shared.policy_parameter where valid_from = ?", day));
        }
    }

    private String number(int sequence) {
        return String.format("%d%07d", year, sequence);
    }

    @Test
    void tells_every_term_of_a_person_the_latest_first_with_what_was_issued_for_it() {
        Grant first = grant();
        grantOn(day, List.of(first));
        grantOn(day.plusYears(4), List.of(SampleGrants.renewal(first)));

        List<RegisteredTerm> terms = new GrantedTerms(JDBI).of(first.personId());

        assertThat(terms).extracting(RegisteredTerm::kind).containsExactly("RENEWAL", "INITIAL");
        assertThat(terms.get(1).validFrom()).isEqualTo(day);
        assertThat(terms.get(0).validFrom()).isAfter(terms.get(1).validTo());
        assertThat(terms.get(1).number()).isEqualTo(number(1));
        assertThat(terms.get(1).items()).singleElement().satisfies(issued -> {
            assertThat(issued.item()).isEqualTo(CopyItem.CERTIFICATE);
            assertThat(issued.issuedOn()).isEqualTo(day);
            assertThat(issued.replacedOn()).isNull();
        });
        assertThat(new GrantedTerms(JDBI).of(1)).isEmpty();
    }
}
