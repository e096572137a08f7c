/**
 * Knows employers, how they stand, and the names they have borne. Offers {@link org.rmocse.employer.Employers} and
 * {@link org.rmocse.employer.EmployerStanding}; depends on account and audit.
 */
package org.rmocse.employer;
