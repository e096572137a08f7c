package org.rmocse.shared;

import java.util.Set;

/**
 * What binds somebody to people and employers, as declared: files of these are decided by others.
 *
 * @param people keys in the register of applicants
 * @param employers unified social credit codes
 */
public record Ties(Set<Long> people, Set<String> employers) {

    public static final Ties NONE = new Ties(Set.of(), Set.of());

    public Ties {
        people = Set.copyOf(people);
        employers = Set.copyOf(employers);
    }

    /**
     * Whether a file of this person at this employer is one of them.
     *
     * @param employerCode null where the file names no employer
     */
    public boolean bind(long personId, String employerCode) {
        return people.contains(personId) || employerCode != null && employers.contains(employerCode);
    }
}
