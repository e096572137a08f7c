package org.rmocse.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Where somebody is signed in.
 *
 * @param publicId names it and opens nothing
 * @param browser which browser on what, as it says itself; empty where it says nothing known
 * @param network the network it came from when it began, without the part that tells one line from its neighbours
 * @param lastSeenAt its last request, to the minute
 * @param here whether the question came from it
 */
public record SignedInSession(
        UUID publicId, String browser, String network, Instant startedAt, Instant lastSeenAt, boolean here) {}
