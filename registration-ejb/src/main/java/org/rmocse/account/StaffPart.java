package org.rmocse.account;

import java.util.List;
import java.util.UUID;

/**
 * A part of the list of officers.
 *
 * @param count how many the whole list has
 * @param next after whom it goes on; null where it ends
 */
public record StaffPart(List<StaffAccount> accounts, int count, UUID next) {}
