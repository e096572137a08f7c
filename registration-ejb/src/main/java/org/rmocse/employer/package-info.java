/**
 * Knows employers, how they stand, the names they have borne, and who speaks for them. Offers
 * {@link org.rmocse.employer.Employers}, {@link org.rmocse.employer.EmployerStanding},
 * {@link org.rmocse.employer.ContactRequests}, {@link org.rmocse.employer.ContactDecisions}, {@link org.rmocse.employer.NewNames} and
 * {@link org.rmocse.employer.NameDecisions}; depends on account and below; announces {@link org.rmocse.employer.EmployerRenamed}.
 */
package org.rmocse.employer;
