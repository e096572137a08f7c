package org.rmocse.publicity;

/**
 * The batches of a year: the ministry's approvals, or what an agency reported.
 *
 * @param batches how many
 * @param people in them all
 * @param before people in the year before; null where that year had no batch
 */
public record ApprovedYear(int year, int batches, int people, Integer before) {}
