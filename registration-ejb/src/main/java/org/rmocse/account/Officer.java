package org.rmocse.account;

import java.util.UUID;

/** An officer as colleagues know one another. */
public record Officer(long accountId, UUID publicId, String name) {}
