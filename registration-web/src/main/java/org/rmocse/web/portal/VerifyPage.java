package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.rmocse.certificate.Certificates;
import org.rmocse.certificate.CodeSignature;
import org.rmocse.certificate.CopyItem;
import org.rmocse.certificate.PublishedKey;
import org.rmocse.certificate.PublishedKeys;
import org.rmocse.certificate.VerifiedCertificate;
import org.rmocse.shared.PracticeCategory;

/** Is this certificate real, and does it still hold. */
@Named
@RequestScoped
public class VerifyPage {

    @Inject
    private Certificates certificates;

    @Inject
    private PublicQuestion question;

    @Inject
    private PublishedKeys published;

    private String code;
    private List<PublishedKey> keys;
    private CodeSignature signature = CodeSignature.ABSENT;
    private VerifiedCertificate found;
    private boolean answered;

    public void verify() {
        if (question.isAsked("code") && question.isComplete("code") && question.isAllowed()) {
            found = certificates.verify(code).orElse(null);
            signature = certificates.signature(code);
            answered = true;
        }
    }

    /** Null where no certificate has this code, or none was asked for. */
    public VerifiedCertificate getFound() {
        return found;
    }

    /** What the signature is worth, where the whole of a QR code was entered. */
    public CodeSignature getSignature() {
        return signature;
    }

    /** Whether the code was tampered with: what the register says of it then is no word for the paper. */
    public boolean isAltered() {
        return signature == CodeSignature.ALTERED || signature == CodeSignature.UNKNOWN_KEY;
    }

    /** The public keys, the newest first; empty where nothing was ever signed. */
    public List<PublishedKey> getKeys() {
        if (keys == null) {
            keys = published.all();
        }
        return keys;
    }

    /** The same for the script. */
    public String getKeyList() {
        return getKeys().stream().map(PublishedKey::toString).collect(Collectors.joining(" "));
    }

    public List<SignedState> getStates() {
        return List.of(SignedState.values());
    }

    /** As signed codes number them. */
    public List<CopyItem> getItems() {
        return Certificates.signedItems();
    }

    /** As signed codes number them. */
    public List<PracticeCategory> getCategories() {
        return Certificates.signedCategories();
    }

    public boolean isAnswered() {
        return answered;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
