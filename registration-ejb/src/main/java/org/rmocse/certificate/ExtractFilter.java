package org.rmocse.certificate;

import java.util.Set;
import org.rmocse.shared.PracticeCategory;

/**
 * Which registrations an extract holds; what is null narrows nothing.
 *
 * @param agencies the keys of the agencies of the last entry
 */
public record ExtractFilter(Set<Long> agencies, PracticeCategory category, Standing standing) {}
