/** Knows employers and the names they have borne. */
package org.rmocse.employer;
