package org.rmocse.certificate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is printed in one go.
 *
 * @param certificates how many of them, those made void since left out, as of the labels
 * @param made whether all of it is noted as made
 * @param agencies whose it is
 */
public record PrintRun(
        UUID publicId, int certificates, int labels, List<String> agencies, Instant at, String by, boolean made) {}
