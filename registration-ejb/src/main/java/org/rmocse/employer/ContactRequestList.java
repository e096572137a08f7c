package org.rmocse.employer;

import java.util.List;
import java.util.UUID;

/**
 * A page of requests to speak for employers.
 *
 * @param waiting how many wait in all
 * @param next after whom the next page begins; null on the last
 */
public record ContactRequestList(List<ContactRequestLine> lines, int waiting, UUID next) {}
