package org.rmocse.account;

import org.rmocse.shared.Actor;

/**
 * An officer declared a tie; announced in the same transaction, so that files the officer holds go back to the others.
 *
 * @param officer with the ties as they bind now
 */
public record TieDeclared(Actor officer) {}
