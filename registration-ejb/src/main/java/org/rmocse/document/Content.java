package org.rmocse.document;

/** A file with its content, decrypted. */
public record Content(StoredFile file, byte[] bytes) {}
