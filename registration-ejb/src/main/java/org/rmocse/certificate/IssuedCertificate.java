package org.rmocse.certificate;

/**
 * A certificate or label as it was issued.
 *
 * @param portraitFileId the portrait printed on it
 * @param replaced whether another one was made in its place
 * @param copies how many copies were made of it, the void ones included; the last is the one that counts
 */
public record IssuedCertificate(
        CertificateSnapshot snapshot, long portraitFileId, CopyItem item, boolean replaced, int copies) {}
