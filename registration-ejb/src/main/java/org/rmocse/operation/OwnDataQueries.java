package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Texts;

/** What the register keeps about whoever asks, for the page of it (PIPL art. 45). */
@Stateless
public class OwnDataQueries {

    /** How many rows of a kind a page shows; the export has them all. */
    private static final int SHOWN = 10;

    @Inject
    private CurrentActor current;

    @Inject
    private OwnDataReader reader;

    public OwnDataQueries() {}

    OwnDataQueries(CurrentActor current, OwnDataReader reader) {
        this.current = current;
        this.reader = reader;
    }

    /** Everything, kind by kind, the latest of each; kinds of which nothing is kept are left out. */
    @RolesAllowed(RoleNames.APPLICANT)
    public List<OwnGroup> groups(Locale locale) {
        return reader.read(current.actor(), Texts.of(locale), SHOWN).stream()
                .filter(group -> group.total() > 0)
                .toList();
    }
}
