package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.OwnData;
import org.rmocse.shared.OwnRows;
import org.rmocse.shared.Texts;

/** Reads what every module keeps about one person, and puts it into words. */
@ApplicationScoped
class OwnDataReader {

    /** The id of a file, and where the site hands it out; neither is shown as a value. */
    static final String FILE = "file";

    private static final String DOWNLOAD = "download";
    private static final String CONTENT_TYPE = "content_type";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ClockProducer.ZONE);

    /** In this order people read it; what is not named comes after. */
    private static final List<String> ORDER = List.of(
            "account",
            "sign_in",
            "roles",
            "consents",
            "person",
            "portrait",
            "numbers",
            "names",
            "qualifications",
            "registration",
            "terms",
            "copies",
            "departures",
            "revocations",
            "filings",
            "decisions",
            "reasons",
            "employments",
            "files",
            "filled_in",
            "education",
            "mails",
            "trail",
            "places",
            "links");

    /** Where a correction begins that the person asks for within the site. */
    private static final Map<String, String> CORRECTED = Map.of(
            "account", "/account.xhtml",
            "person", "/applicant/index.xhtml",
            "portrait", "/applicant/index.xhtml",
            "registration", "/applicant/index.xhtml",
            "filings", "/applicant/index.xhtml",
            "departures", "/applicant/index.xhtml",
            "education", "/applicant/education.xhtml",
            "qualifications", "/agencies.xhtml");

    private Jdbi jdbi;
    private List<OwnRows> kinds;

    protected OwnDataReader() {}

    @Inject
    OwnDataReader(Jdbi jdbi, @Any Instance<OwnData> modules) {
        this(jdbi, modules.stream().toList());
    }

    OwnDataReader(Jdbi jdbi, List<OwnData> modules) {
        this.jdbi = jdbi;
        this.kinds = modules.stream()
                .flatMap(module -> module.kept().stream())
                .sorted(java.util.Comparator.comparingInt(OwnDataReader::place))
                .toList();
    }

    private static int place(OwnRows kind) {
        int place = ORDER.indexOf(kind.group());
        return place < 0 ? ORDER.size() : place;
    }

    /** Every kind of rows that is told. */
    List<OwnRows> kinds() {
        return List.copyOf(kinds);
    }

    /**
     * What is kept about whoever acts.
     *
     * @param most how many rows of each kind
     */
    List<OwnGroup> read(Actor person, Texts texts, int most) {
        return kinds.stream().map(kind -> group(kind, person, texts, most)).toList();
    }

    private OwnGroup group(OwnRows kind, Actor person, Texts texts, int most) {
        List<List<OwnCell>> rows = jdbi.withHandle(handle -> handle.createQuery(kind.sql())
                .bind("person", person.personId())
                .bind("account", person.accountId())
                .map((row, context) -> cells(row, texts))
                .list());
        return new OwnGroup(
                kind.group(),
                texts.get("own.group." + kind.group()),
                texts.get("own.correct." + kind.group()),
                CORRECTED.get(kind.group()),
                rows.subList(0, Math.min(most, rows.size())),
                rows.size());
    }

    private static List<OwnCell> cells(ResultSet row, Texts texts) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), value(row, columns.getColumnTypeName(i), i));
        }
        Object download = values.remove(DOWNLOAD);
        List<OwnCell> cells = new ArrayList<>();
        values.forEach((label, value) -> {
            String[] parts = label.split("\\|");
            if (value != null) {
                boolean named = parts[0].equals("file_name");
                cells.add(new OwnCell(
                        parts[0],
                        parts[0].equals(FILE) || parts[0].equals(CONTENT_TYPE)
                                ? null
                                : texts.get("own.column." + parts[0]),
                        text(value, parts.length == 2 ? parts[1] : null, texts),
                        value,
                        named && download != null ? download.toString() : null));
            }
        });
        return cells;
    }

    private static Object value(ResultSet row, String type, int column) throws SQLException {
        return switch (type) {
            case "timestamptz" -> {
                OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
                yield at == null ? null : at.toInstant();
            }
            case "date" -> row.getObject(column, LocalDate.class);
            default -> row.getObject(column);
        };
    }

    /** A list of constants is told word by word. */
    private static String text(Object value, String wordOf, Texts texts) {
        if (value instanceof Instant at) {
            return TIME.format(at);
        }
        if (value instanceof Boolean truth) {
            return texts.get(truth ? "own.yes" : "own.no");
        }
        if (wordOf == null) {
            return value.toString();
        }
        return Arrays.stream(value.toString().split(" "))
                .map(one -> word(one, wordOf, texts))
                .collect(Collectors.joining(texts.get("own.separator")));
    }

    private static String word(String constant, String wordOf, Texts texts) {
        String own = "own." + wordOf + '.' + constant;
        String word = wordOf + '.' + constant;
        return texts.has(own) ? texts.get(own) : texts.has(word) ? texts.get(word) : constant;
    }
}
