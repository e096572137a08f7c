package org.rmocse.operation;

/**
 * Something that needs a system administrator's attention.
 *
 * @param count how many there are
 * @param about which they are, where that can be said in a few words; null else
 */
public record Concern(ConcernKind kind, int count, String about) {}
