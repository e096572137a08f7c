package org.rmocse.operation;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rmocse.document.Documents;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Texts;

/**
 * The file a person takes away: {@code data.json} holds each group as a list of objects, with moments in UTC and constants as the
 * register keeps them; {@code overview.html} says the same in words; {@code files/} holds the person's own. One file is in memory at a
 * time.
 */
final class OwnDataArchive implements AutoCloseable {

    /** Raised when names in {@code data.json} change their meaning. */
    private static final int FORMAT = 1;

    private final ZipOutputStream zip;
    private final Texts texts;
    private final Documents documents;
    private final Map<Long, String> files = new LinkedHashMap<>();

    OwnDataArchive(OutputStream out, Texts texts, Documents documents) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.texts = texts;
        this.documents = documents;
    }

    void write(String name, Instant at, List<OwnGroup> groups) throws IOException {
        groups.forEach(group -> group.rows().forEach(this::nameFile));
        entry("data.json", json(at, groups));
        entry("overview.html", html(name, at, groups).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<Long, String> file : files.entrySet()) {
            writeFile(file.getKey(), file.getValue());
        }
    }

    private void nameFile(List<OwnCell> row) {
        cell(row, OwnDataReader.FILE)
                .ifPresent(id -> files.computeIfAbsent(
                        ((Number) id).longValue(),
                        first -> String.format(
                                "files/%03d.%s",
                                files.size() + 1,
                                cell(row, "content_type")
                                        .map(type -> type.toString()
                                                .replaceAll(".*/", "")
                                                .replace("jpeg", "jpg"))
                                        .orElse("bin"))));
    }

    private static java.util.Optional<Object> cell(List<OwnCell> row, String name) {
        return row.stream()
                .filter(one -> one.name().equals(name))
                .map(OwnCell::value)
                .findFirst();
    }

    /** What a scanner found infected is handed to nobody, and said so. */
    private void writeFile(long id, String name) throws IOException {
        byte[] content;
        try {
            content = documents.content(id).bytes();
        } catch (Rejected withheld) {
            entry(
                    name.replaceAll("\\.\\w+$", ".txt"),
                    texts.of(withheld.findings().get(0)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        entry(name, content);
    }

    private void entry(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] json(Instant at, List<OwnGroup> groups) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.createGenerator(bytes)) {
            json.writeStartObject().write("format", FORMAT).write("writtenAt", at.toString());
            for (OwnGroup group : groups) {
                json.writeStartArray(group.name());
                for (List<OwnCell> row : group.rows()) {
                    json.writeStartObject();
                    row.forEach(cell -> write(json, cell));
                    json.writeEnd();
                }
                json.writeEnd();
            }
            json.writeEnd();
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json, OwnCell cell) {
        Object value = cell.value();
        if (cell.name().equals(OwnDataReader.FILE)) {
            json.write(cell.name(), files.get(((Number) value).longValue()));
        } else if (value instanceof Boolean truth) {
            json.write(cell.name(), truth);
        } else if (value instanceof Number number) {
            json.write(cell.name(), new BigDecimal(number.toString()));
        } else {
            json.write(cell.name(), value.toString());
        }
    }

    private String html(String name, Instant at, List<OwnGroup> groups) {
        StringBuilder page = new StringBuilder(
                "<!DOCTYPE html><html lang=\"" + texts.get("own.language")
                        + "\"><head><meta charset=\"UTF-8\"><title>" + escaped(texts.get("own.title"))
                        + "</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                        + "table{border-collapse:collapse;width:100%;margin:0 0 1rem}th,td{border:1px solid #bbb;padding:.3rem .5rem;"
                        + "text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:14rem;font-weight:400}</style></head><body>");
        page.append("<h1>").append(escaped(texts.get("own.title"))).append("</h1><p>");
        page.append(escaped(texts.get("own.lead", Map.of("name", name, "at", at.toString()))))
                .append("</p>");
        for (OwnGroup group : groups) {
            page.append("<h2>").append(escaped(group.title())).append("</h2>");
            if (group.rows().isEmpty()) {
                page.append("<p>").append(escaped(texts.get("own.none"))).append("</p>");
            }
            group.rows().forEach(row -> table(page, row));
            page.append("<p>").append(escaped(group.correction())).append("</p>");
        }
        return page.append("</body></html>").toString();
    }

    private void table(StringBuilder page, List<OwnCell> row) {
        page.append("<table>");
        for (OwnCell cell : row) {
            if (cell.label() != null) {
                line(page, cell.label(), escaped(cell.text()));
            } else if (cell.name().equals(OwnDataReader.FILE)) {
                String file = files.get(((Number) cell.value()).longValue());
                line(page, texts.get("own.column.file"), "<a href=\"" + file + "\">" + file + "</a>");
            }
        }
        page.append("</table>");
    }

    private static void line(StringBuilder page, String label, String value) {
        page.append("<tr><th scope=\"row\">")
                .append(escaped(label))
                .append("</th><td>")
                .append(value)
                .append("</td></tr>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
