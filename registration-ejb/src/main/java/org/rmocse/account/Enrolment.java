package org.rmocse.account;

/**
 * What an authenticator app is told when a second factor is switched on.
 *
 * @param key the secret as text, in groups of four
 * @param address the same with all that goes with it, as the app reads it from a picture
 */
public record Enrolment(String key, String address) {}
