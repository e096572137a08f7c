package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.UUID;
import org.rmocse.application.Assignments;
import org.rmocse.application.QueueFilter;
import org.rmocse.application.WorkQueue;
import org.rmocse.web.shared.Messages;

/** What is done on a queue's page: files are taken in hand, given to colleagues, and looked for by an identity number. */
@Named
@RequestScoped
public class QueueDeeds {

    @Inject
    private WorkQueue queue;

    @Inject
    private Assignments assignments;

    @Inject
    private QueueAddress address;

    @Inject
    private QueuePage page;

    @Inject
    private Messages messages;

    private String idNumber;

    /** Takes the file whose button was pressed and opens it. */
    public String claim() {
        UUID file = Chosen.id(address.parameter("claim"));
        return messages.attempt(() -> queue.claim(file)) ? open(file) : null;
    }

    /** Takes the next file in line and opens it. */
    public String next() {
        UUID[] file = new UUID[1];
        return messages.attempt(() -> file[0] = queue.next(page.getFilter())) ? open(file[0]) : null;
    }

    /** Gives the ticked files to the chosen colleague. */
    public void assign() {
        int[] given = new int[1];
        if (messages.attempt(() -> given[0] =
                assignments.assign(address.desk(), page.ticked(), Chosen.id(address.parameter("colleague"))))) {
            messages.done(
                    "agency_index.assigned", given[0] + " / " + page.ticked().size());
            address.show(page.getFilter());
        }
    }

    /** The visitor has read what was taken from the own hand. */
    public void noted() {
        page.getHandedOver().stream().findFirst().ifPresent(latest -> assignments.noted(latest.number()));
        address.show(page.getFilter());
    }

    /** Shows the files of the person with the identity number that was typed; the number does not enter the address. */
    public void find() {
        UUID[] person = new UUID[1];
        if (messages.attempt(() -> person[0] = queue.person(idNumber))) {
            address.show(QueueFilter.of(Map.of("who", person[0].toString()), page.getStatus()));
        }
    }

    private String open(UUID file) {
        return "/" + address.room() + "/review.xhtml?faces-redirect=true&id=" + file;
    }

    public String getIdNumber() {
        return null;
    }

    public void setIdNumber(String idNumber) {
        this.idNumber = idNumber;
    }
}
