package org.rmocse.application;

import java.util.Set;
import org.rmocse.shared.Role;

/**
 * One row of the table of moves: this action, by one of these roles, takes an application of this route from one of
 * these statuses to that one.
 *
 * @param by the roles that may; empty where only the clock may
 * @param clock true where the clock may do it without anybody
 */
record Move(Action action, Set<Role> by, boolean clock, Set<Route> routes, Set<Status> from, Status to) {}
