package org.rmocse.web.education;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.education.Course;
import org.rmocse.education.CourseDraft;
import org.rmocse.education.Courses;
import org.rmocse.education.TrainingBodies;
import org.rmocse.education.TrainingBody;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** A training body's own courses: entered, put away, and taken out again. */
@Named
@RequestScoped
public class CoursesPage {

    @Inject
    private Courses courses;

    @Inject
    private TrainingBodies bodies;

    @Inject
    private Messages messages;

    @Inject
    private PageTexts texts;

    @Inject
    @ManagedProperty("#{param.archive}")
    private String archived;

    @Inject
    @ManagedProperty("#{param.restore}")
    private String restored;

    private TrainingBody body;
    private List<Course> all;
    private String title;
    private String mode;
    private String hours;
    private String from;
    private String to;

    public String enter() {
        return after("education_courses.entered", () -> courses.enter(new CourseDraft(title, mode, hours, from, to)));
    }

    /** Puts the course away whose button was pressed. */
    public String archive() {
        return after("education_courses.archived", () -> courses.archive(Chosen.id(archived), true));
    }

    /** Takes the course out again whose button was pressed. */
    public String restore() {
        return after("education_courses.restored", () -> courses.archive(Chosen.id(restored), false));
    }

    private String after(String done, Runnable deed) {
        if (!messages.attempt(deed)) {
            return null;
        }
        messages.done(done);
        return "/education/courses.xhtml?faces-redirect=true";
    }

    /** The training body the visitor signs in for. */
    public TrainingBody getBody() {
        if (body == null) {
            body = bodies.own();
        }
        return body;
    }

    public List<Course> getAll() {
        if (all == null) {
            all = courses.list();
        }
        return all;
    }

    /** What a sheet may refer to. */
    public List<SelectItem> getChoices() {
        return getAll().stream()
                .filter(one -> !one.archived())
                .map(one -> new SelectItem(
                        one.publicId().toString(), one.title() + " · " + texts.period(one.from(), one.to())))
                .toList();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getHours() {
        return hours;
    }

    public void setHours(String hours) {
        this.hours = hours;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
