/** Knows the initial-review agencies, what they take and when, and recommends one. */
package org.rmocse.agency;
