package org.rmocse.account;

import java.util.UUID;
import org.rmocse.shared.Role;

/**
 * Which officers are looked for; what is null is left open.
 *
 * @param text part of a name or an e-mail address
 * @param after the last one of the part of the list that was read before
 */
public record StaffFilter(String text, Role role, Long agencyId, StaffState state, UUID after) {}
