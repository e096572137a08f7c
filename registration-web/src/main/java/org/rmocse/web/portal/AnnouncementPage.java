package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rmocse.publicity.AnnouncedPart;
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
    private String after;
    private AnnouncedPart part;

    /**
     * The page that is looked at.
     *
     * @throws Rejected NOT_FOUND for a list that was not announced
     */
    public AnnouncedPart getPart() {
        if (part == null) {
            part = announcements
                    .part(whole(year), whole(number), getName(), Math.max(0, whole(after)))
                    .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        }
        return part;
    }

    /** @throws Rejected NOT_FOUND for a list that was not announced */
    public Announcement getList() {
        return getPart().list();
    }

    /** The address of another page, but for the place after which it begins. */
    public String getAddress() {
        return "/announcement.xhtml?year=" + getList().year() + "&number="
                + getList().number() + "&name=" + URLEncoder.encode(getName(), StandardCharsets.UTF_8) + "&after=";
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
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
