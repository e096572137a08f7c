package org.rmocse.application;

/**
 * Why a file was returned or refused: pinned to the item it concerns.
 *
 * @param item the item's stable key: a step, a field such as {@code employer.name}, or a material such as {@code materials.CONTRACT}
 * @param code what is wrong, from the list of reasons
 * @param text the sentence the person reads, as the officer left it
 */
public record ReasonGiven(String item, ReasonCode code, String text) {}
