package org.rmocse.operation;

/**
 * One value of a row that is kept about a person.
 *
 * @param name the key of its column
 * @param label the same in words
 * @param text the value in words
 * @param value the value as it is kept: a text, number, truth, day or moment
 * @param link where the site hands out what it stands for; null for none
 */
public record OwnCell(String name, String label, String text, Object value, String link) {}
