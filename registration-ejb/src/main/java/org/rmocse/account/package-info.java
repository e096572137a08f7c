/** Knows who signs in, with which name, password and role. */
package org.rmocse.account;
