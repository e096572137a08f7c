package org.rmocse.certificate;

/**
 * A certificate or label that stands for a registration.
 *
 * @param code what it is verified by
 */
public record LiveCopy(CopyItem item, CopyStatus status, String code) {}
