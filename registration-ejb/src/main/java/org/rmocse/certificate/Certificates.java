package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rmocse.document.CertificatePdf;
import org.rmocse.document.Documents;
import org.rmocse.document.LabelPdf;
import org.rmocse.shared.PrintedCode;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;

/** Certificates as the public sees them: verified by code, printed from their snapshots. */
@ApplicationScoped
public class Certificates {

    private Register register;
    private Documents documents;

    protected Certificates() {}

    @Inject
    Certificates(Register register, Documents documents) {
        this.register = register;
        this.documents = documents;
    }

    /**
     * What the certificate with this code says and how the registration stands today. Blanks, dashes, small and wide letters
     * are forgiven, as is a letter taken for a digit: codes have no O, I and L.
     */
    public Optional<VerifiedCertificate> verify(String code) {
        String plain = PrintedCode.plain(code == null ? "" : code);
        return register.issued(plain).flatMap(issued -> register.byCertificateCode(plain)
                .map(now -> new VerifiedCertificate(
                        issued.snapshot(),
                        issued.item(),
                        !issued.replaced(),
                        now.standing(),
                        now.endedOn(),
                        now.endedByRule(),
                        now.validFrom(),
                        now.validTo(),
                        now.category(),
                        now.employerName())));
    }

    /** The certificate as PDF, the same every time (I8). */
    public Optional<byte[]> pdf(String code) {
        return register.issued(code)
                .map(issued -> CertificatePdf.render(
                        values(issued.snapshot()),
                        verificationUrl(issued.snapshot().code()),
                        documents.content(issued.portraitFileId()).bytes()));
    }

    /** The label with this code as PDF, to be put on the certificate (D21); the same every time (I8). */
    Optional<byte[]> label(String code) {
        return register.issued(code)
                .map(issued -> LabelPdf.render(
                        values(issued.snapshot()),
                        verificationUrl(issued.snapshot().code())));
    }

    private static Map<String, String> values(CertificateSnapshot snapshot) {
        Texts texts = Texts.of(Texts.CHINESE);
        Map<String, String> values = new HashMap<>();
        values.put("name", snapshot.name());
        values.put("sex", texts.get("sex." + snapshot.sex()));
        values.put("idNumber", snapshot.maskedIdNumber());
        values.put("number", snapshot.number());
        values.put("category", texts.of(snapshot.category()));
        values.put("employer", snapshot.employerName());
        values.put("agency", snapshot.agencyName());
        values.put("validFrom", snapshot.validFrom().toString());
        values.put("validTo", snapshot.validTo().toString());
        values.put("issuedOn", snapshot.issuedOn().toString());
        values.put("code", snapshot.code());
        return values;
    }

    /** What the QR code of a certificate leads to. */
    public static String verificationUrl(String code) {
        return Settings.current().url("/verify.xhtml?code=" + code);
    }
}
