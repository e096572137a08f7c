/** Knows the person: names, identity numbers with their history, portrait, contact and qualifications. */
package org.rmocse.applicant;
