package org.rmocse.web.admin;

import java.io.Serializable;
import org.rmocse.education.TrainingBody;
import org.rmocse.education.TrainingBodyDraft;

/** The fields of a training body's form, as they are typed. */
public class TrainingBodyForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name;
    private String creditCode;
    private String region;
    private String contact;
    private String email;

    TrainingBodyForm() {}

    TrainingBodyForm(TrainingBody body) {
        name = body.name();
        creditCode = body.creditCode();
        region = body.region();
        contact = body.contact();
        email = body.email();
    }

    TrainingBodyDraft draft() {
        return new TrainingBodyDraft(name, creditCode, region, contact, email);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCreditCode() {
        return creditCode;
    }

    public void setCreditCode(String creditCode) {
        this.creditCode = creditCode;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getContact() {
        return contact;
    }

    public void setContact(String contact) {
        this.contact = contact;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
