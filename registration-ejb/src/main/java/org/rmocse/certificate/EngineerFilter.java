package org.rmocse.certificate;

import org.rmocse.shared.PracticeCategory;

/**
 * Which of its engineers an employer looks for.
 *
 * @param standing null for any
 * @param category null for any
 * @param name part of a name; null for any
 */
public record EngineerFilter(Standing standing, PracticeCategory category, String name) {

    public static final EngineerFilter ALL = new EngineerFilter(null, null, null);
}
