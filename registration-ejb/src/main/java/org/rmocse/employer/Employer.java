package org.rmocse.employer;

import java.util.UUID;

/**
 * An employer (聘用单位) people are or were registered with.
 *
 * @param name the name it bears now, as on its seal
 */
public record Employer(long id, UUID publicId, String creditCode, String name, EmployerStatus status) {}
