package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rmocse.document.CertificatePdf;
import org.rmocse.document.CertificatePdf.Sheet;
import org.rmocse.document.Content;
import org.rmocse.document.Documents;
import org.rmocse.document.LabelPdf;
import org.rmocse.document.LabelPdf.Label;
import org.rmocse.document.PrintRunPdf;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** Certificates as the public sees them: verified by code, printed from their snapshots. */
@ApplicationScoped
public class Certificates {

    private Register register;
    private Documents documents;
    private SignedCodes codes;

    protected Certificates() {}

    @Inject
    Certificates(Register register, Documents documents, SignedCodes codes) {
        this.register = register;
        this.documents = documents;
        this.codes = codes;
    }

    /**
     * What the certificate with this code says and how the registration stands today. Blanks, dashes, small and wide letters
     * are forgiven, as is a letter taken for a digit: codes have no O, I and L. Of a copy that was made again the paper made void is
     * told from the one that counts.
     */
    public Optional<VerifiedCertificate> verify(String code) {
        return CopyCode.parse(code).flatMap(asked -> register.issued(asked.certificate())
                .filter(issued -> asked.number() <= issued.copies())
                .flatMap(issued -> register.byCertificateCode(asked.certificate())
                        .map(now -> new VerifiedCertificate(
                                issued.snapshot(),
                                CopyCode.printed(asked.certificate(), asked.number()),
                                issued.item(),
                                !issued.replaced() && asked.number() == issued.copies(),
                                now.standing(),
                                now.endedOn(),
                                now.endedByRule(),
                                now.validFrom(),
                                now.validTo(),
                                now.category(),
                                now.employerName()))));
    }

    /** What the signature is worth in what a scanner read, whatever the register says of the code. */
    public CodeSignature signature(String read) {
        return codes.signature(read);
    }

    /** The items in the order in which signed codes number them. */
    public static List<CopyItem> signedItems() {
        return SignedFacts.ITEMS;
    }

    /** The categories in the order in which signed codes number them. */
    public static List<PracticeCategory> signedCategories() {
        return SignedFacts.CATEGORIES;
    }

    /** The certificate as PDF, the same every time (I8); of several copies the one that counts. */
    public Optional<byte[]> pdf(String code) {
        return register.issued(code).map(issued -> certificate(issued, issued.copies()));
    }

    /** The label with this code as PDF, to be put on the certificate (D21); the same every time (I8). */
    Optional<byte[]> label(String code) {
        return register.issued(code).map(issued -> labelPdf(issued, issued.copies()));
    }

    /** A copy of a certificate or label as PDF, the void ones included. */
    byte[] copy(long certificate, int number) {
        IssuedCertificate issued = register.issued(List.of(certificate)).get(certificate);
        return issued.item() == CopyItem.LABEL ? labelPdf(issued, number) : certificate(issued, number);
    }

    private byte[] certificate(IssuedCertificate issued, int number) {
        Sheet sheet =
                sheet(issued, number, documents.content(issued.portraitFileId()).bytes());
        return CertificatePdf.render(sheet.values(), sheet.verificationUrl(), sheet.portraitJpeg());
    }

    private byte[] labelPdf(IssuedCertificate issued, int number) {
        Label label = label(issued, number);
        return LabelPdf.render(label.values(), label.verificationUrl());
    }

    /** A copy of a certificate or label by the certificate's key. */
    record Copy(long certificate, int number) {}

    /** These copies in one PDF: certificates one a page, then labels eight to a sheet; two statements for any number. */
    byte[] print(List<Copy> copies) {
        Map<Long, IssuedCertificate> issued =
                register.issued(copies.stream().map(Copy::certificate).toList());
        List<Copy> whole = copies.stream()
                .filter(copy -> issued.get(copy.certificate()).item() == CopyItem.CERTIFICATE)
                .toList();
        Map<Long, Content> portraits = documents.contents(whole.stream()
                .map(copy -> issued.get(copy.certificate()).portraitFileId())
                .collect(Collectors.toSet()));
        return PrintRunPdf.render(
                whole.stream()
                        .map(copy -> {
                            IssuedCertificate one = issued.get(copy.certificate());
                            return sheet(
                                    one,
                                    copy.number(),
                                    portraits.get(one.portraitFileId()).bytes());
                        })
                        .toList(),
                copies.stream()
                        .filter(copy -> issued.get(copy.certificate()).item() == CopyItem.LABEL)
                        .map(copy -> label(issued.get(copy.certificate()), copy.number()))
                        .toList());
    }

    private Sheet sheet(IssuedCertificate issued, int number, byte[] portrait) {
        return new Sheet(values(issued.snapshot(), number), codes.address(issued, number), portrait);
    }

    private Label label(IssuedCertificate issued, int number) {
        return new Label(values(issued.snapshot(), number), codes.address(issued, number));
    }

    private static Map<String, String> values(CertificateSnapshot snapshot, int number) {
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
        values.put("code", CopyCode.printed(snapshot.code(), number));
        return values;
    }

    /** Where a code is verified. */
    public static String verificationUrl(String code) {
        return SignedCodes.address(code);
    }
}
