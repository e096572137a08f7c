package org.rmocse.publicity;

/** What was approved in a year, of the kinds that register and the one that ends a registration. */
public record RegisteredYear(int year, int initial, int renewed, int changed, int anew, int cancelled) {}
