/**
 * Knows employers, how they stand, the names they have borne, and who speaks for them. Offers
 * {@link org.rmocse.employer.Employers}, {@link org.rmocse.employer.EmployerStanding},
 * {@link org.rmocse.employer.ContactRequests} and {@link org.rmocse.employer.ContactDecisions}; depends on account and below.
 */
package org.rmocse.employer;
