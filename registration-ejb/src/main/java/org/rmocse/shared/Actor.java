package org.rmocse.shared;

import java.util.Set;
import java.util.UUID;

/**
 * Who does something: the account behind a request, or a job of the system itself.
 *
 * @param accountId the account's key; 0 for a job
 * @param publicId the account's public id; null for a job
 * @param name the person's or officer's name, or the job's
 * @param roles what the actor may do
 * @param personId the person in the register of applicants; null for staff and jobs
 * @param agencyId the agency an officer is bound to; null where the scope is the whole country
 * @param ties what an officer has declared to be bound to
 * @param employerCode the credit code of the employer a contact speaks for; null for everybody else
 * @param trainingBodyId the training body whose account it is; null for everybody else
 */
public record Actor(
        long accountId,
        UUID publicId,
        String name,
        Set<Role> roles,
        Long personId,
        Long agencyId,
        Ties ties,
        String employerCode,
        Long trainingBodyId) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Somebody bound to nobody. */
    public Actor(long accountId, UUID publicId, String name, Set<Role> roles, Long personId, Long agencyId) {
        this(accountId, publicId, name, roles, personId, agencyId, Ties.NONE);
    }

    /** Somebody who speaks for no employer and no training body. */
    public Actor(long accountId, UUID publicId, String name, Set<Role> roles, Long personId, Long agencyId, Ties ties) {
        this(accountId, publicId, name, roles, personId, agencyId, ties, null, null);
    }

    /** The system acting by itself, for instance the clock that accepts a file in silence (D11). */
    public static Actor system(String job) {
        return new Actor(0, null, job, Set.of(), null, null);
    }

    /** The same, speaking for the employer with this credit code. */
    public Actor ofEmployer(String code) {
        return new Actor(accountId, publicId, name, roles, personId, agencyId, ties, code, trainingBodyId);
    }

    /** The same for an account of that training body. */
    public Actor ofTrainingBody(long body) {
        return new Actor(accountId, publicId, name, roles, personId, agencyId, ties, employerCode, body);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True for a job of the system, which has no account. */
    public boolean isSystem() {
        return accountId == 0;
    }
}
