package org.rmocse.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.Role;

/**
 * An account, whoever it belongs to, and where it is signed in, as the security administrator sees it.
 *
 * @param email null where its holder gave none
 * @param sessions the one last used first
 */
public record AccountSessions(
        UUID publicId, String name, String email, Set<Role> roles, List<SignedInSession> sessions) {}
