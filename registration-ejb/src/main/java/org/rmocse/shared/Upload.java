package org.rmocse.shared;

/**
 * A file as a browser sent it; nothing about it is trusted yet.
 *
 * @param fileName the name on the sender's device, for messages only
 * @param contentType what the sender claims it is
 * @param content all its bytes
 */
public record Upload(String fileName, String contentType, byte[] content) {}
