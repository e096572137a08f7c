package org.rmocse.publicity;

/**
 * How many of one sort were approved.
 *
 * @param key a category, a kind, the code of a province or the name of a group; empty where there is none
 * @param files in the year
 * @param before in the year before
 */
public record ApprovedShare(String key, int files, int before) {}
