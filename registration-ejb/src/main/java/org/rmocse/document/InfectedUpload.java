package org.rmocse.document;

/**
 * Announced when an upload is refused for a virus. The refusal undoes the transaction it is announced in, so whoever keeps a note
 * of it needs one of its own.
 *
 * @param signature what the scanner calls what it found
 */
public record InfectedUpload(String signature) {}
