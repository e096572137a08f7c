/** The permanent register: registrations, terms, certificates and every copy ever issued. */
package org.rmocse.certificate;
