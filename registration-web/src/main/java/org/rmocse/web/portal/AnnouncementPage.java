package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** One announced list with its people (D16). */
@Named
@RequestScoped
public class AnnouncementPage {

    @Inject
    private Announcements announcements;

    private String year;
    private String number;
    private String name;
    private Announcement list;

    /** @throws Rejected NOT_FOUND for a list that was not announced */
    public Announcement getList() {
        if (list == null) {
            list = announcements
                    .find(whole(year), whole(number), getName())
                    .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        }
        return list;
    }

    /** A number no list bears stands for what is none. */
    private static int whole(String typed) {
        return typed != null && typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
    }

    public String getYear() {
        return year;
    }

    public void setYear(String year) {
        this.year = year;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    /** The part of a name that is looked for; empty for everybody on the list. */
    public String getName() {
        return name == null ? "" : name.strip();
    }

    public void setName(String name) {
        this.name = name;
    }
}
