package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyType;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.shared.PageTexts;

/** The initial-review agencies, by what they are: all of them, or those of a region, for a category, with words in their names. */
@Named
@RequestScoped
public class AgenciesPage {

    /** Those of one type, in the order of their provinces. */
    public record Group(AgencyType type, List<Agency> agencies) {}

    @Inject
    private Agencies agencies;

    @Inject
    private Clock clock;

    @Inject
    private PageTexts texts;

    private String region;
    private String takes;
    private String words;
    private List<Agency> all;
    private List<Group> groups;

    /** Those looked for; types of which there is none are left out. */
    public List<Group> getGroups() {
        if (groups == null) {
            List<Agency> found = all().stream().filter(this::isLookedFor).toList();
            groups = Arrays.stream(AgencyType.values())
                    .map(type -> new Group(
                            type,
                            found.stream()
                                    .filter(agency -> agency.type() == type)
                                    .toList()))
                    .filter(group -> !group.agencies().isEmpty())
                    .toList();
        }
        return groups;
    }

    public boolean isFiltered() {
        return region != null || takes != null || words != null;
    }

    public int getFound() {
        return getGroups().stream().mapToInt(group -> group.agencies().size()).sum();
    }

    private boolean isLookedFor(Agency agency) {
        return (region == null || region.equals(agency.province()))
                && (takes == null
                        || agency.categories().stream()
                                .anyMatch(one -> one.name().equals(takes)))
                && (words == null
                        || agency.name()
                                .toLowerCase(Locale.ROOT)
                                .contains(words.strip().toLowerCase(Locale.ROOT)));
    }

    private List<Agency> all() {
        if (all == null) {
            all = agencies.all(LocalDate.now(clock));
        }
        return all;
    }

    /** What it takes, in the order of the rules; empty where it takes all there is. */
    public List<PracticeCategory> categories(Agency agency) {
        List<PracticeCategory> taken = PracticeCategory.CURRENT.stream()
                .filter(agency.categories()::contains)
                .toList();
        return taken.size() == PracticeCategory.CURRENT.size() ? List.of() : taken;
    }

    /** The provinces that have an agency. */
    public List<SelectItem> getProvinces() {
        return all().stream()
                .map(Agency::province)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(code -> new SelectItem(code, texts.get("province." + code)))
                .toList();
    }

    /** What can be registered today. */
    public List<SelectItem> getPractices() {
        return PracticeCategory.CURRENT.stream()
                .map(category -> new SelectItem(category.name(), texts.word(category)))
                .toList();
    }

    /** The central enterprises that review for themselves. */
    public List<SelectItem> getEnterprises() {
        return all().stream()
                .filter(agency -> agency.type() == AgencyType.CENTRAL_ENTERPRISE)
                .map(agency -> new SelectItem(agency.code(), agency.name()))
                .toList();
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getTakes() {
        return takes;
    }

    public void setTakes(String takes) {
        this.takes = takes;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
