package org.rmocse.application;

import java.util.List;

/**
 * A page of the files of a preview.
 *
 * @param count how many there are on all pages
 * @param page which page it is, from one; the last where one behind it was asked for
 */
public record ApprovalPart(int count, int page, List<ApprovalPreview.Row> rows) {

    /** How many files a page shows. */
    static final int AT_ONCE = 100;

    public ApprovalPart {
        rows = List.copyOf(rows);
    }

    /** The page to show of so many files where that one is asked for. */
    static int page(int count, int asked) {
        return Math.max(1, Math.min(asked, (count + AT_ONCE - 1) / AT_ONCE));
    }

    static int offset(int page) {
        return (page - 1) * AT_ONCE;
    }

    public int pages() {
        return page(count, Integer.MAX_VALUE);
    }

    /** The place of its first file among all. */
    public int from() {
        return offset(page) + 1;
    }

    /** The place of its last file among all. */
    public int to() {
        return offset(page) + rows.size();
    }
}
