package org.rmocse.application;

import java.util.UUID;

/**
 * A filter of a queue, kept under a name.
 *
 * @param address the end of the address that shows it
 */
public record SavedView(UUID publicId, String name, String address) {}
