/**
 * Knows the initial-review agencies: which categories they take, when they take applications, and which of them an applicant
 * should file with. Offers {@link org.rmocse.agency.Agencies}, the rule {@link org.rmocse.agency.AgencyChoice}, and
 * {@link org.rmocse.agency.AgencyEntries}, where an administrator keeps them; depends on account and below.
 */
package org.rmocse.agency;
