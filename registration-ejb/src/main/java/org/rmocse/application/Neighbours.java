package org.rmocse.application;

import java.util.UUID;

/**
 * What lies beside a file in its queue.
 *
 * @param previous the file before it; null for none
 * @param next the file after it; null for none
 */
public record Neighbours(UUID previous, UUID next) {}
