package org.rmocse.shared;

import java.util.Set;

/**
 * Rows of one kind that are kept about a person, said in SQL with {@code :person} and {@code :account}, as that person may read them
 * (PIPL art. 45). A column's name is its key; behind a bar stands whose word its value has ({@code kind|ApplicationKind}). A column
 * {@code file} is the id of a file, which goes into the export, and {@code download} where the site hands it out.
 *
 * @param group the key of what they are called
 * @param tables which tables are told by it
 */
public record OwnRows(String group, Set<String> tables, String sql) {}
