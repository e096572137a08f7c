package org.rmocse.web.employer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import org.rmocse.certificate.EngineerFilter;
import org.rmocse.certificate.EngineerPart;
import org.rmocse.certificate.OwnEngineers;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.agency.Chosen;

/** An employer looks through its own engineers. */
@Named
@RequestScoped
public class EngineersPage {

    @Inject
    private OwnEngineers engineers;

    @Inject
    @ManagedProperty("#{param.standing}")
    private String askedStanding;

    @Inject
    @ManagedProperty("#{param.category}")
    private String askedCategory;

    @Inject
    @ManagedProperty("#{param.q}")
    private String wanted;

    @Inject
    @ManagedProperty("#{param.after}")
    private String after;

    private EngineerPart part;

    public EngineerPart getPart() {
        if (part == null) {
            part = engineers.list(
                    new EngineerFilter(getStanding(), getCategory(), wanted),
                    after == null || after.isEmpty() ? null : Chosen.id(after));
        }
        return part;
    }

    /** The standing that is looked at; null for any. */
    public Standing getStanding() {
        return named(Standing.values(), askedStanding);
    }

    /** The category that is looked at; null for any. */
    public PracticeCategory getCategory() {
        return named(PracticeCategory.values(), askedCategory);
    }

    private static <E extends Enum<E>> E named(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public Standing[] getStandings() {
        return Standing.values();
    }

    public PracticeCategory[] getCategories() {
        return PracticeCategory.values();
    }

    /** How many of a standing there are among those looked for. */
    public int count(Standing standing) {
        return getPart().counts().getOrDefault(standing, 0);
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return getStanding() != null || getCategory() != null || wanted != null && !wanted.isBlank();
    }

    public String getWanted() {
        return wanted;
    }
}
