package org.rmocse.account;

import org.rmocse.shared.Role;

/**
 * A role as an account holds it.
 *
 * @param agencyId null where the scope is the country
 */
record Held(Role role, Long agencyId) {}
