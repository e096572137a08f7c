package org.rmocse.document;

import java.util.List;

/**
 * A list of people as it is handed out, on paper and as a sheet.
 *
 * @param language the tag of the language it is in
 * @param facts what it is a list of, each with the word before it
 * @param rows numbers as numbers, everything else as text; a cell a column
 * @param signatures the words before the places to be signed; empty where nobody signs
 */
public record PrintedList(
        String language,
        String title,
        List<String> facts,
        List<Column> columns,
        List<List<Object>> rows,
        List<String> signatures) {

    /**
     * A column.
     *
     * @param share of the width of the page, in percent
     */
    public record Column(String heading, int share) {}
}
