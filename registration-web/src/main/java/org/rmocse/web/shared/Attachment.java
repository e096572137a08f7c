package org.rmocse.web.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A kind of file a list is handed out as, and what its answer says of it. */
public enum Attachment {
    PDF(".pdf", "application/pdf"),
    EXCEL(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String type;

    Attachment(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    /** The kind asked for by an address that ends so; empty for any other. */
    public static Optional<Attachment> at(String path) {
        return Arrays.stream(values()).filter(one -> path.endsWith(one.ending)).findFirst();
    }

    /** The path without the ending. */
    public String stem(String path) {
        return path.substring(0, path.length() - ending.length());
    }

    /**
     * Says that a file comes to be saved.
     *
     * @param plain its name without the ending, for whoever knows no other letters
     * @param name the same as people read it
     */
    public void announce(HttpServletResponse response, String plain, String name) {
        response.setContentType(type);
        String full = URLEncoder.encode(name + ending, StandardCharsets.UTF_8).replace("+", "%20");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + plain + ending + "\"; filename*=UTF-8''" + full);
    }
}
