/** The permanent register: registrations, terms, certificates and every copy ever issued, and the register of before as it is imported. */
package org.rmocse.certificate;
