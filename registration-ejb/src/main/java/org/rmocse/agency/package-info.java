/**
 * Knows the initial-review agencies: which categories they take, when they take applications, and which of them an applicant
 * should file with. Offers {@link org.rmocse.agency.Agencies} and the rule {@link org.rmocse.agency.AgencyChoice}; depends on
 * shared alone.
 */
package org.rmocse.agency;
