package org.rmocse.account;

/** Somebody opened an account; announced in the same transaction, so that those above may give it further names to sign in with. */
public record AccountOpened(long personId) {}
