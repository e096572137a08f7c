package org.rmocse.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The ministry approved a batch; heard in the same transaction, so that the list is announced with it or not at all (I6).
 *
 * @param batch the batch's public id
 * @param entries the people in the order of their registration numbers
 */
public record BatchApproved(UUID batch, Instant at, List<Entry> entries) {

    /** A line of the announced list (D16). */
    public record Entry(
            UUID application,
            String name,
            String registrationNumber,
            String category,
            String employerName,
            String agencyName,
            String kind) {}
}
