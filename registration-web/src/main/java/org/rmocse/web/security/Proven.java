package org.rmocse.web.security;

import jakarta.security.enterprise.credential.Credential;
import org.rmocse.account.SignIn;

/** Somebody whose password, and code where one is asked, was right: what the container is told, which looks at neither. */
record Proven(SignIn signIn) implements Credential {}
