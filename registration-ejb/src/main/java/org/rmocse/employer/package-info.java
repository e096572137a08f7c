/** Knows employers, how they stand, and the names they have borne. Offers {@link org.rmocse.employer.Employers}. */
package org.rmocse.employer;
