package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;

/** All announced lists. */
@Named
@RequestScoped
public class AnnouncementsPage {

    /** The lists of one year, the latest first. */
    public record Year(int year, List<Announcement> lists) {}

    @Inject
    private Announcements announcements;

    private List<Year> years;

    /** The latest year first. */
    public List<Year> getYears() {
        if (years == null) {
            NavigableMap<Integer, List<Announcement>> byYear = announcements.all().stream()
                    .collect(Collectors.groupingBy(Announcement::year, TreeMap::new, Collectors.toList()));
            years = byYear.descendingMap().entrySet().stream()
                    .map(one -> new Year(one.getKey(), one.getValue()))
                    .toList();
        }
        return years;
    }
}
