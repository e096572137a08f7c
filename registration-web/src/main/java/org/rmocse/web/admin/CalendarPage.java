package org.rmocse.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.rmocse.operation.CalendarImports;
import org.rmocse.operation.CalendarPreview;
import org.rmocse.operation.CalendarYears;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.DayKind;
import org.rmocse.shared.Upload;
import org.rmocse.web.shared.Messages;

/** An administrator loads the official calendar: first what a file would change, then the change. */
@Named
@ViewScoped
public class CalendarPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CalendarImports imports;

    @Inject
    private transient Messages messages;

    private transient Part file;
    private transient CalendarPreview preview;
    private transient CalendarYears years;
    private transient List<CalendarDay> days;

    private String asked;
    private String fileName;

    /** The file that was looked at, until it is loaded. */
    private byte[] content;

    /** Shows what the chosen file would change. */
    public void check() {
        content = null;
        messages.attempt(() -> {
            Upload upload = SentSheet.of(file);
            preview = imports.preview(upload);
            fileName = upload.fileName();
            content = upload.content();
        });
    }

    /** Loads the file that was looked at. */
    public String load() {
        boolean done = messages.attempt(() -> preview = imports.load(new Upload(fileName, null, content)));
        if (!done) {
            return null;
        }
        messages.done("admin_calendar.loaded", preview.differences().size());
        return "/admin/calendar.xhtml?faces-redirect=true&year="
                + preview.years().get(0);
    }

    /** What was found in the file that was just looked at; null where none was. */
    public CalendarPreview getPreview() {
        return preview;
    }

    /** The years of that file. */
    public String getPreviewedYears() {
        return preview.years().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    public CalendarYears getYears() {
        if (years == null) {
            years = imports.years();
        }
        return years;
    }

    /** The year that is shown: as asked by address, else the last that is loaded; 0 where none is. */
    public int getYear() {
        List<Integer> loaded = getYears().loaded();
        return asked != null && asked.matches("\\d{4}")
                ? Integer.parseInt(asked)
                : loaded.isEmpty() ? 0 : loaded.get(loaded.size() - 1);
    }

    /** The days of the year that is shown. */
    public List<CalendarDay> getDays() {
        if (days == null) {
            days = imports.days(getYear());
        }
        return days;
    }

    /** How many days of that kind the year has. */
    public long count(String kind) {
        return getDays().stream()
                .filter(day -> day.kind() == DayKind.valueOf(kind))
                .count();
    }

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
