package org.rmocse.application;

import org.rmocse.applicant.Person;
import org.rmocse.certificate.Registration;

/** Somebody found whose registration may be revoked. */
public record Revocable(Person person, Registration registration) {}
