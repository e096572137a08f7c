package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.certificate.Certificates;
import org.rmocse.certificate.VerifiedCertificate;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.publicity.LookUp;
import org.rmocse.publicity.PublicRegistration;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.rest.RateLimit;

/** What the public asks: is this certificate real, is this person registered, who was announced, where are the agencies. */
@Named
@RequestScoped
public class PortalPage {

    @Inject
    private Certificates certificates;

    @Inject
    private Announcements announcements;

    @Inject
    private LookUp lookUp;

    @Inject
    private Agencies agencies;

    @Inject
    private RateLimit limit;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private String code;
    private String name;
    private String number;
    private Integer year;
    private Integer list;
    private VerifiedCertificate verified;
    private PublicRegistration found;
    private boolean asked;
    private boolean busy;

    public void verify() {
        if (code != null && !code.isBlank() && allowed()) {
            asked = true;
            verified = certificates.verify(code).orElse(null);
        }
    }

    public void lookUp() {
        if (name != null && number != null && !name.isBlank() && !number.isBlank() && allowed()) {
            asked = true;
            found = lookUp.find(name, number).orElse(null);
        }
    }

    private boolean allowed() {
        busy = limit.secondsToWait(request.getRemoteAddr()) > 0;
        return !busy;
    }

    public List<Announcement> getAnnouncements() {
        return announcements.all();
    }

    /** @throws Rejected NOT_FOUND for a list that was not announced */
    public Announcement getAnnouncement() {
        if (year == null || list == null) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        return announcements.find(year, list).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    public List<Agency> getAgencies() {
        return agencies.all(LocalDate.now(clock));
    }

    public VerifiedCertificate getVerified() {
        return verified;
    }

    public PublicRegistration getFound() {
        return found;
    }

    public boolean isAsked() {
        return asked;
    }

    public boolean isBusy() {
        return busy;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public Integer getList() {
        return list;
    }

    public void setList(Integer list) {
        this.list = list;
    }
}
