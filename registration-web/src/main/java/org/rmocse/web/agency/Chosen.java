package org.rmocse.web.agency;

import jakarta.faces.context.FacesContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * The lines ticked in a list. A tick carries its line's own id, not its place, so that a list which changed between showing
 * and sending never moves a decision to another file.
 */
public final class Chosen {

    private static final String NAME = "chosen";

    private Chosen() {}

    /** @throws Rejected NOTHING_CHOSEN without a tick, NOT_FOUND for what is no id */
    public static List<UUID> ids() {
        List<UUID> ids = sent().stream().map(Chosen::id).toList();
        if (ids.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        return ids;
    }

    /** What was ticked, to be ticked again where the action did not go through. */
    public static Set<String> sent() {
        String[] values = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .get(NAME);
        return values == null ? Set.of() : Arrays.stream(values).collect(Collectors.toSet());
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
