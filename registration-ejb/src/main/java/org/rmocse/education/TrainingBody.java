package org.rmocse.education;

import java.util.UUID;

/**
 * A training body (继续教育机构) that reports continuing education in its own name.
 *
 * @param region the code of GB/T 2260; null for a national body
 * @param contact whom to ask; null where nobody is named
 * @param enabled false once it is closed: it reports nothing new, and what it reported stands
 * @param version the one that was looked at
 */
public record TrainingBody(
        long id,
        UUID publicId,
        String name,
        String creditCode,
        String region,
        String contact,
        String email,
        boolean enabled,
        int version) {}
