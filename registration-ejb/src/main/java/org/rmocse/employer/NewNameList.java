package org.rmocse.employer;

import java.util.List;
import java.util.UUID;

/**
 * A page of new names that employers ask to be entered.
 *
 * @param waiting how many wait in all
 * @param next after whom the next page begins; null on the last
 */
public record NewNameList(List<NewName> names, int waiting, UUID next) {}
