package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyType;
import org.rmocse.shared.PracticeCategory;

/** The initial-review agencies, by what they are. */
@Named
@RequestScoped
public class AgenciesPage {

    /** Those of one type, in the order of their provinces. */
    public record Group(AgencyType type, List<Agency> agencies) {}

    @Inject
    private Agencies agencies;

    @Inject
    private Clock clock;

    private List<Group> groups;

    public List<Group> getGroups() {
        if (groups == null) {
            List<Agency> all = agencies.all(LocalDate.now(clock));
            groups = Arrays.stream(AgencyType.values())
                    .map(type -> new Group(
                            type,
                            all.stream().filter(agency -> agency.type() == type).toList()))
                    .filter(group -> !group.agencies().isEmpty())
                    .toList();
        }
        return groups;
    }

    /** What it takes, in the order of the rules; empty where it takes all there is. */
    public List<PracticeCategory> categories(Agency agency) {
        List<PracticeCategory> taken = PracticeCategory.CURRENT.stream()
                .filter(agency.categories()::contains)
                .toList();
        return taken.size() == PracticeCategory.CURRENT.size() ? List.of() : taken;
    }
}
