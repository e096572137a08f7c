package org.rmocse.certificate;

/**
 * A certificate as it was issued.
 *
 * @param portraitFileId the portrait printed on it
 */
public record IssuedCertificate(CertificateSnapshot snapshot, long portraitFileId) {}
