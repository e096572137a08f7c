package org.rmocse.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.shared.PracticeCategory;

/**
 * Which files of a queue are looked at. It stands in the page's address, so that it can be kept and shared; what is not
 * understood there is left out.
 *
 * @param status the queue
 * @param kind null for every kind
 * @param category null for every category
 * @param employer at least two characters of the employer's name; null for every employer
 * @param person part of the person's name, or how it begins where it is one character; null for everybody
 * @param who the person's public id; null for everybody
 * @param clock how the clock stands; null for any
 * @param reason a reason the file was returned for before; null for any
 * @param receipt how the receipt number begins; null for any
 * @param holder {@link #MINE}, {@link #NOBODY}, or an officer's public id; null for any
 */
public record QueueFilter(
        Status status,
        ApplicationKind kind,
        PracticeCategory category,
        String employer,
        String person,
        UUID who,
        Nearness clock,
        ReasonCode reason,
        String receipt,
        String holder) {

    public static final String MINE = "mine";
    public static final String NOBODY = "nobody";

    private static final int LONGEST = 60;

    /** Everything in a queue. */
    public static QueueFilter of(Status status) {
        return of(Map.of(), status);
    }

    /**
     * What an address says.
     *
     * @param parameters the address's parameters, named as the components
     * @param otherwise the queue where it names none
     */
    public static QueueFilter of(Map<String, String> parameters, Status otherwise) {
        Status named = constant(Status.class, parameters.get("status"));
        String employer = text(parameters.get("employer"));
        String holder = text(parameters.get("holder"));
        return new QueueFilter(
                named == null ? otherwise : named,
                constant(ApplicationKind.class, parameters.get("kind")),
                constant(PracticeCategory.class, parameters.get("category")),
                employer == null || employer.codePointCount(0, employer.length()) < 2 ? null : employer,
                text(parameters.get("person")),
                id(parameters.get("who")),
                constant(Nearness.class, parameters.get("clock")),
                constant(ReasonCode.class, parameters.get("reason")),
                text(parameters.get("receipt")),
                MINE.equals(holder) || NOBODY.equals(holder) || id(holder) != null ? holder : null);
    }

    /** The parameters of an address that says this; only what is asked for. */
    public Map<String, String> parameters() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("status", status);
        all.put("person", person);
        all.put("employer", employer);
        all.put("receipt", receipt);
        all.put("kind", kind);
        all.put("category", category);
        all.put("clock", clock);
        all.put("holder", holder);
        all.put("reason", reason);
        all.put("who", who);
        Map<String, String> given = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value.toString());
            }
        });
        return given;
    }

    /** The same as the end of an address, without the question mark. */
    public String address() {
        return parameters().entrySet().stream()
                .map(one -> one.getKey() + '=' + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** How many things are asked beside the queue. */
    public int narrowings() {
        return parameters().size() - 1;
    }

    /** Whether anything is asked beside names and the person. */
    public boolean further() {
        return kind != null || category != null || clock != null || reason != null || receipt != null || holder != null;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
