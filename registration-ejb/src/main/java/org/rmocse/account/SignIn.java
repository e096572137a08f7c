package org.rmocse.account;

import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.Role;

/**
 * Who a name and password belong to.
 *
 * @param publicId the account's public id, which becomes the name of the caller
 * @param roles what the account may do
 */
public record SignIn(UUID publicId, Set<Role> roles) {}
