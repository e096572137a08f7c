package org.rmocse.certificate;

/**
 * A certificate or label as it was issued.
 *
 * @param portraitFileId the portrait printed on it
 * @param replaced whether another one was made in its place
 */
public record IssuedCertificate(CertificateSnapshot snapshot, long portraitFileId, CopyItem item, boolean replaced) {}
