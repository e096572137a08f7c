package org.rmocse.applicant;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns a kind of sheet has.
 *
 * @param required without which a sheet is refused
 * @param english what a column may be headed instead, in small letters, with the heading it stands for
 */
public record SheetColumns(List<String> required, Map<String, String> english) {

    public SheetColumns {
        required = List.copyOf(required);
        english = Map.copyOf(english);
    }

    String named(String heading) {
        return english.getOrDefault(heading.toLowerCase(Locale.ROOT), heading);
    }
}
