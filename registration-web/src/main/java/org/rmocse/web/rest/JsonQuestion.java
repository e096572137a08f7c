package org.rmocse.web.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A question in JSON, read part by part. Null is the same as absent; what is there must be of the right type, or the part is
 * told by its path, such as {@code registration.validTo}.
 */
final class JsonQuestion {

    /** What cannot be read, and where; the path is null where the whole is no JSON. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
        private final String field;

        private Unreadable(String field) {
            super(field);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Beyond any number somebody means; larger ones would only cost time. */
    private static final double LARGEST = 1_000_000;

    private final JsonObject object;
    private final String path;

    private JsonQuestion(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    static JsonQuestion of(String text) throws Unreadable {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return new JsonQuestion(reader.readObject(), "");
        } catch (JsonException | IllegalStateException noObject) {
            throw new Unreadable(null);
        }
    }

    /** Empty where there is none. */
    Optional<JsonQuestion> object(String name) throws Unreadable {
        JsonValue value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw unreadable(name);
        }
        return Optional.of(new JsonQuestion(value.asJsonObject(), path + name + '.'));
    }

    String text(String name) throws Unreadable {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw unreadable(name);
    }

    LocalDate day(String name) throws Unreadable {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noDay) {
            // no such day in the calendar: unreadable as well
        }
        throw unreadable(name);
    }

    LocalDate neededDay(String name) throws Unreadable {
        return needed(name, day(name));
    }

    <E extends Enum<E>> E constant(String name, Collection<E> known) throws Unreadable {
        String text = text(name);
        return text == null ? null : constant(text, known, name);
    }

    <E extends Enum<E>> E neededConstant(String name, Collection<E> known) throws Unreadable {
        return needed(name, constant(name, known));
    }

    <E extends Enum<E>> Set<E> constants(String name, Collection<E> known) throws Unreadable {
        Set<E> constants = new TreeSet<>();
        JsonValue value = value(name);
        if (value == null) {
            return constants;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw unreadable(name);
        }
        JsonArray array = value.asJsonArray();
        for (int i = 0; i < array.size(); i++) {
            String at = name + '[' + i + ']';
            if (!(array.get(i) instanceof JsonString text)) {
                throw unreadable(at);
            }
            constants.add(constant(text.getString(), known, at));
        }
        return constants;
    }

    /** False where it is absent. */
    boolean flag(String name) throws Unreadable {
        JsonValue value = value(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.FALSE) {
            return false;
        }
        if (value.getValueType() == JsonValue.ValueType.TRUE) {
            return true;
        }
        throw unreadable(name);
    }

    BigDecimal number(String name) throws Unreadable {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number) {
            return BigDecimal.valueOf(Math.max(-LARGEST, Math.min(LARGEST, number.doubleValue())));
        }
        throw unreadable(name);
    }

    private <T> T needed(String name, T value) throws Unreadable {
        if (value == null) {
            throw unreadable(name);
        }
        return value;
    }

    private <E extends Enum<E>> E constant(String text, Collection<E> known, String name) throws Unreadable {
        for (E constant : known) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw unreadable(name);
    }

    private JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
    }

    private Unreadable unreadable(String name) {
        return new Unreadable(path + name);
    }
}
