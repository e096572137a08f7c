package org.rmocse.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rmocse.audit.SealState;
import org.rmocse.audit.Trail;
import org.rmocse.audit.TrailFilter;
import org.rmocse.audit.TrailPart;
import org.rmocse.shared.Texts;
import org.rmocse.web.shared.PageTexts;

/** The trail of who did what, narrowed by what the address asks for; of the last month where it asks for no day. */
@Named
@RequestScoped
public class TrailPage {

    private static final int DAYS = 30;
    private static final String AREA = "deed.area.";

    @Inject
    private Trail trail;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private TrailPart part;

    public TrailFilter getFilter() {
        UUID object = id(sent("object"));
        LocalDate from = day(sent("from"));
        return new TrailFilter(
                from == null && object == null ? LocalDate.now(clock).minusDays(DAYS) : from,
                day(sent("to")),
                sent("who"),
                sent("area"),
                sent("deed"),
                object,
                number(sent("after")));
    }

    public TrailPart getPart() {
        if (part == null) {
            part = trail.part(getFilter());
        }
        return part;
    }

    public SealState getSealed() {
        return trail.sealed();
    }

    /** The areas there are, in the order of their words. */
    public List<String> getAreas() {
        return Texts.of(Texts.ENGLISH).keys().stream()
                .filter(key -> key.startsWith(AREA))
                .map(key -> key.substring(AREA.length()))
                .sorted((one, other) -> texts.get(AREA + one).compareTo(texts.get(AREA + other)))
                .toList();
    }

    /** What a deed is called; its own name where it was done before it had a word. */
    public String deed(String action) {
        return texts.has("deed." + action) ? texts.get("deed." + action) : action;
    }

    public boolean isNarrowed() {
        return !address().isEmpty();
    }

    /** The filter once more, for a link to where the list goes on; begins with an ampersand unless it is empty. */
    public String address() {
        return Stream.of("from", "to", "who", "area", "deed", "object")
                .filter(field -> sent(field) != null)
                .map(field -> '&' + field + '=' + URLEncoder.encode(sent(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static LocalDate day(String text) {
        try {
            return text == null || !text.matches("\\d{4}-\\d\\d-\\d\\d") ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    private static UUID id(String text) {
        return text == null || !text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? null
                : UUID.fromString(text);
    }

    private static Long number(String text) {
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }

    private static String sent(String field) {
        String value = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
