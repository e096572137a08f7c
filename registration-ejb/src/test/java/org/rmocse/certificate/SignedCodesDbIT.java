package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Signatures;

/** What a QR code says is believed because it is signed, and only then. */
class SignedCodesDbIT extends RegisterDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void the_printed_code_is_signed_for_its_copy_and_for_no_other() {
        Granted granted = granted();
        String first = printed(granted, 1);
        String second = printed(granted, 2);
        assertThat(first).startsWith(Certificates.verificationUrl(granted.certificateCode()) + '#');
        assertThat(List.of(first, second, ' ' + first + '\n'))
                .allSatisfy(code -> assertThat(CODES.signature(code)).isEqualTo(CodeSignature.GENUINE));
        assertThat(CODES.signature(head(second) + fragment(first))).isEqualTo(CodeSignature.ALTERED);
        assertThat(CODES.signature(head(printed(granted(), 1)) + fragment(first)))
                .isEqualTo(CodeSignature.ALTERED);
    }

    @Test
    void it_says_what_the_paper_says() {
        Granted granted = granted();
        SignedFacts facts =
                SignedFacts.of(SignedFacts.parts(fragment(printed(granted, 1)).substring(1))
                        .orElseThrow()
                        .facts());
        CertificateSnapshot says = issued(granted).snapshot();
        assertThat(facts)
                .isEqualTo(new SignedFacts(
                        1,
                        CopyItem.CERTIFICATE,
                        says.category(),
                        granted.number(),
                        granted.validFrom(),
                        granted.validTo(),
                        "欧阳测试"));
    }

    @Test
    void whatever_bit_is_altered_it_is_genuine_no_more() {
        String code = printed(granted(), 1);
        byte[] bytes = Base64.getUrlDecoder().decode(fragment(code).substring(1));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(CODES.signature(head(code)
                            + '#'
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(altered)))
                    .as("bit %s", bit)
                    .isIn(CodeSignature.ALTERED, CodeSignature.UNKNOWN_KEY);
        }
        assertThat(CODES.signature(head(code) + "#nothing")).isEqualTo(CodeSignature.ALTERED);
        assertThat(CODES.signature(code.substring(0, code.length() - 1))).isEqualTo(CodeSignature.ALTERED);
    }

    @Test
    void a_code_signed_by_anybody_else_is_a_forgery() throws IOException {
        Granted granted = granted();
        IssuedCertificate issued = issued(granted);
        SignedCodes forger = new SignedCodes(keys("signing.1=" + drawn()), KEYS);
        assertThat(CODES.signature(forger.address(issued, 1))).isEqualTo(CodeSignature.ALTERED);
        SignedCodes inventor = new SignedCodes(keys("signing.999=" + drawn()), KEYS);
        assertThat(CODES.signature(inventor.address(signedWith(issued, 999), 1)))
                .isEqualTo(CodeSignature.UNKNOWN_KEY);
    }

    @Test
    void what_bears_no_signature_is_verified_by_its_code_alone() {
        String code = granted().certificateCode();
        for (String read : new String[] {null, "", code, Certificates.verificationUrl(code), code + "-2"}) {
            assertThat(CODES.signature(read)).as(read).isEqualTo(CodeSignature.ABSENT);
        }
    }

    @Test
    void a_certificate_of_before_is_printed_as_it_was() {
        Granted granted = granted();
        UUID certificate = uuid(granted);
        byte[] old = text(certificate).replaceAll(",?\"signingKey\":\\d+", "").getBytes(StandardCharsets.UTF_8);
        Sealed sealed = ENCRYPTION.seal(old, Register.PLACE + certificate);
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.certificate set snapshot = ?, snapshot_key_version = ? where public_id = ?",
                sealed.bytes(),
                sealed.keyVersion(),
                certificate));
        assertThat(issued(granted).snapshot().signingKey()).isNull();
        assertThat(printed(granted, 1)).isEqualTo(Certificates.verificationUrl(granted.certificateCode()));
        assertThat(printed(granted, 2)).isEqualTo(Certificates.verificationUrl(granted.certificateCode() + "-2"));
    }

    @Test
    void after_a_new_key_came_a_certificate_is_printed_with_its_own_and_verified_though_that_one_is_gone()
            throws IOException {
        Granted granted = granted();
        Signatures older = keys("signing.20=" + drawn());
        PublishedKeys published = new PublishedKeys(JDBI, CLOCK, older);
        published.publish();
        IssuedCertificate issued = signedWith(issued(granted), 20);
        String printed = new SignedCodes(older, published).address(issued, 1);
        String line = Files.readString(folder.resolve("signing.20"));
        Signatures both = keys(line, "signing.21=" + drawn());
        new PublishedKeys(JDBI, CLOCK, both).publish();
        assertThat(new SignedCodes(both, KEYS).address(issued, 1)).isEqualTo(printed);
        assertThat(KEYS.all()).extracting(PublishedKey::version).containsSubsequence(21, 20, 1);
        assertThat(CODES.signature(printed)).isEqualTo(CodeSignature.GENUINE);
        assertThatThrownBy(() -> CODES.address(issued, 1)).hasMessageContaining("version 20");
    }

    @Test
    void a_version_stands_for_one_key_and_a_key_for_one_version() throws IOException {
        new PublishedKeys(JDBI, CLOCK, keys("signing.30=" + drawn())).publish();
        String line = Files.readString(folder.resolve("signing.30"));
        PublishedKeys other = new PublishedKeys(JDBI, CLOCK, keys("signing.30=" + drawn()));
        assertThatThrownBy(other::publish).hasMessageContaining("signing.30");
        PublishedKeys twice = new PublishedKeys(JDBI, CLOCK, keys(line.replace("signing.30", "signing.31")));
        assertThatThrownBy(twice::publish).hasMessageContaining("signing.31");
        assertThat(KEYS.all()).extracting(PublishedKey::version).doesNotContain(31);
        new PublishedKeys(JDBI, CLOCK, keys("encryption.1=" + drawn())).publish();
    }

    @Test
    void a_new_key_is_on_the_trail_once() throws IOException {
        PublishedKeys published =
                new PublishedKeys(JDBI, CLOCK, keys("signing.40=" + drawn(), "signing.41=" + drawn()));
        KeyPublication publication = new KeyPublication(published, AUDIT);
        inTransaction(publication::publish);
        inTransaction(publication::publish);
        List<String> told = JDBI.withHandle(handle -> handle.createQuery(
                        "select detail ->> 'version' from audit.entry where action = 'signing_key.published' order by id")
                .mapTo(String.class)
                .list());
        assertThat(told).containsExactly("40", "41");
    }

    private static IssuedCertificate issued(Granted granted) {
        return REGISTER.issued(granted.certificateCode()).orElseThrow();
    }

    private static String printed(Granted granted, int number) {
        return CODES.address(issued(granted), number);
    }

    private static String head(String code) {
        return code.substring(0, code.indexOf('#'));
    }

    private static String fragment(String code) {
        return code.substring(code.indexOf('#'));
    }

    private static IssuedCertificate signedWith(IssuedCertificate issued, int key) {
        CertificateSnapshot says = issued.snapshot();
        return new IssuedCertificate(
                new CertificateSnapshot(
                        says.code(),
                        says.number(),
                        says.name(),
                        says.sex(),
                        says.maskedIdNumber(),
                        says.category(),
                        says.employerName(),
                        says.agencyName(),
                        says.validFrom(),
                        says.validTo(),
                        says.issuedOn(),
                        key),
                issued.portraitFileId(),
                issued.item(),
                issued.replaced(),
                issued.copies());
    }

    private static UUID uuid(Granted granted) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select public_id from certificate.certificate where code = :code")
                        .bind("code", granted.certificateCode())
                        .mapTo(UUID.class)
                        .one());
    }

    private static String text(UUID certificate) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select snapshot, snapshot_key_version from certificate.certificate where public_id = :id")
                .bind("id", certificate)
                .map((row, context) -> ENCRYPTION.openText(
                        new Sealed(row.getInt("snapshot_key_version"), row.getBytes("snapshot")),
                        Register.PLACE + certificate))
                .one());
    }

    /** A key file of these lines; the first of them is kept under its name. */
    private Signatures keys(String... lines) throws IOException {
        Files.writeString(folder.resolve(lines[0].substring(0, lines[0].indexOf('='))), lines[0]);
        return new Signatures(Files.write(Files.createTempFile(folder, "keys", ".properties"), List.of(lines)));
    }

    private static String drawn() {
        byte[] key = new byte[32];
        new java.security.SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
