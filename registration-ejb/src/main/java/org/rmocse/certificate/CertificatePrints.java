package org.rmocse.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/** Certificates as PDF: a holder's own, and any for the officer who prints them. */
@Stateless
public class CertificatePrints {

    @Inject
    private Register register;

    @Inject
    private Certificates certificates;

    @Inject
    private CurrentActor current;

    public CertificatePrints() {}

    CertificatePrints(Register register, Certificates certificates, CurrentActor current) {
        this.register = register;
        this.certificates = certificates;
        this.current = current;
    }

    /**
     * The certificate of the actor's own last term.
     *
     * @throws Rejected NOT_FOUND where there is none
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public byte[] ownPdf() {
        return register.ofPerson(current.actor().personId())
                .flatMap(one -> certificates.pdf(one.certificateCode()))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /**
     * What became of the copies that were made on one of the actor's applications, the oldest event first.
     *
     * @param basis the application's public id
     */
    @RolesAllowed(RoleNames.APPLICANT)
    public List<CopyEvent> copiesOf(UUID basis) {
        return register.copyEvents(current.actor().personId(), basis);
    }

    /** @throws Rejected NOT_FOUND for an unknown code */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public byte[] label(String code) {
        return certificates.label(code).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** @throws Rejected NOT_FOUND for an unknown code */
    @RolesAllowed(RoleNames.CERTIFICATE_OFFICER)
    public byte[] pdf(String code) {
        return certificates.pdf(code).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }
}
