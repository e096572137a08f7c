package org.rmocse.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Which part of an approval's preview is looked at. It stands in the page's address; what is not understood there is left out.
 *
 * @param page of the batch, from one
 * @param more the page of those that wait, from one
 * @param agency only those that wait from the agency with this code; null for all
 * @param kind only those that wait of this kind; null for all
 */
public record ApprovalPlace(int page, int more, String agency, ApplicationKind kind) {

    /** The first page of everything. */
    public static final ApprovalPlace FIRST = new ApprovalPlace(1, 1, null, null);

    /** @param parameters an address's, named as the components */
    public static ApprovalPlace of(Map<String, String> parameters) {
        String agency = parameters.get("agency");
        return new ApprovalPlace(
                number(parameters.get("page")),
                number(parameters.get("more")),
                agency == null || agency.isBlank() ? null : agency,
                Arrays.stream(ApplicationKind.values())
                        .filter(one -> one.name().equals(parameters.get("kind")))
                        .findFirst()
                        .orElse(null));
    }

    public ApprovalPlace onPage(int other) {
        return new ApprovalPlace(other, more, agency, kind);
    }

    public ApprovalPlace onMore(int other) {
        return new ApprovalPlace(page, other, agency, kind);
    }

    /** Whether not all that wait are looked at. */
    public boolean narrowed() {
        return agency != null || kind != null;
    }

    /** The end of an address that says this, without the question mark. */
    public String address() {
        return "page=" + page
                + "&more=" + more
                + (agency == null ? "" : "&agency=" + URLEncoder.encode(agency, StandardCharsets.UTF_8))
                + (kind == null ? "" : "&kind=" + kind);
    }

    private static int number(String text) {
        return text != null && text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
    }
}
