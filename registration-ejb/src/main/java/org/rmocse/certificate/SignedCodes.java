package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Signatures;

/**
 * Makes and reads what stands in the QR code of a copy: the address of its verification, and behind it, where certificates were
 * signed when it was issued, the signed facts.
 */
@ApplicationScoped
class SignedCodes {

    private static final Pattern SIGNED = Pattern.compile("[?&]code=[^&#]*#([A-Za-z0-9_-]+)\\s*$");

    private Signatures signatures;
    private PublishedKeys keys;

    protected SignedCodes() {}

    @Inject
    SignedCodes(Signatures signatures, PublishedKeys keys) {
        this.signatures = signatures;
        this.keys = keys;
    }

    /**
     * The same every time (I8), since the certificate keeps which key signs it.
     *
     * @throws IllegalStateException if that key is gone from the key file
     */
    String address(IssuedCertificate issued, int number) {
        CertificateSnapshot says = issued.snapshot();
        String code = CopyCode.printed(says.code(), number);
        String address = address(code);
        if (says.signingKey() == null) {
            return address;
        }
        byte[] facts = new SignedFacts(
                        says.signingKey(),
                        issued.item(),
                        says.category(),
                        says.number(),
                        says.validFrom(),
                        says.validTo(),
                        says.name())
                .bytes();
        byte[] signature = signatures.sign(says.signingKey(), SignedFacts.message(facts, code));
        return address + '#' + SignedFacts.text(facts, signature);
    }

    static String address(String printedCode) {
        return Settings.current().url("/verify.xhtml?code=" + printedCode);
    }

    /** What the signature is worth in what somebody typed or a scanner read. */
    CodeSignature signature(String read) {
        Matcher signed = SIGNED.matcher(read == null ? "" : read);
        if (!signed.find()) {
            return CodeSignature.ABSENT;
        }
        Optional<SignedFacts.Parts> parts = SignedFacts.parts(signed.group(1));
        Optional<CopyCode> code = CopyCode.parse(read);
        if (parts.isEmpty() || code.isEmpty()) {
            return CodeSignature.ALTERED;
        }
        byte[] facts = parts.get().facts();
        byte[] message = SignedFacts.message(
                facts, CopyCode.printed(code.get().certificate(), code.get().number()));
        return keys.find(SignedFacts.keyVersion(facts))
                .map(key ->
                        Signatures.isGenuine(key.bytes(), message, parts.get().signature())
                                ? CodeSignature.GENUINE
                                : CodeSignature.ALTERED)
                .orElse(CodeSignature.UNKNOWN_KEY);
    }
}
