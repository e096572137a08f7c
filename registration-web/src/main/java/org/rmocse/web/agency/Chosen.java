package org.rmocse.web.agency;

import jakarta.faces.context.FacesContext;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * The lines ticked in a list. A tick carries its line's own id, not its place, so that a list which changed between showing
 * and sending never moves a decision to another file.
 */
public final class Chosen {

    private static final String NAME = "chosen";
    private static final int ID_LENGTH = 16;

    private Chosen() {}

    /** @throws Rejected NOTHING_CHOSEN without a tick, NOT_FOUND for what is no id */
    public static List<UUID> ids() {
        List<UUID> ids = sent().stream().map(Chosen::id).toList();
        if (ids.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        return ids;
    }

    /** What was ticked, in the order of the list, to be ticked again where the action did not go through. */
    public static Set<String> sent() {
        String[] values = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .get(NAME);
        return values == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(values));
    }

    /** Many ids as one short text, so that a page about them has an address. */
    static String packed(List<UUID> ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * ID_LENGTH);
        ids.forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws Rejected NOT_FOUND for what was not {@link #packed} */
    static List<UUID> unpacked(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text == null ? "" : text));
            List<UUID> ids = new ArrayList<>();
            while (bytes.hasRemaining()) {
                ids.add(new UUID(bytes.getLong(), bytes.getLong()));
            }
            return ids;
        } catch (IllegalArgumentException | BufferUnderflowException malformed) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }

    /** @throws Rejected NOT_FOUND for what is no id */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException malformed) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }
}
