package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.rmocse.account.Officer;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.Assignments;
import org.rmocse.application.HandedOver;
import org.rmocse.application.Nearness;
import org.rmocse.application.QueueCounts;
import org.rmocse.application.QueueFilter;
import org.rmocse.application.QueueHead;
import org.rmocse.application.QueuePart;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.Status;
import org.rmocse.application.WorkQueue;
import org.rmocse.shared.PracticeCategory;

/** The queues of a reviewing desk, one status at a time, narrowed as the address says. */
@Named
@RequestScoped
public class QueuePage {

    @Inject
    private WorkQueue queue;

    @Inject
    private Assignments assignments;

    @Inject
    private QueueAddress address;

    private QueueFilter filter;
    private QueuePart part;
    private QueueHead head;
    private QueueCounts counts;
    private List<Officer> colleagues;
    private Boolean claiming; // asked again for every row
    private Boolean assigning;
    private List<HandedOver> handedOver;

    /** Reads the queue before anything is written, so that one the visitor has no desk for is not found. */
    public void load() {
        getPart();
    }

    /** The queues of the desk, as tabs. */
    public List<Status> getTabs() {
        return address.desk().statuses();
    }

    /** What is looked at: as asked by address, else the first queue that holds anything. */
    public QueueFilter getFilter() {
        if (filter == null) {
            filter = address.filter(getTabs().stream()
                    .filter(tab -> getCounts().files().get(tab) > 0)
                    .findFirst()
                    .orElse(getTabs().get(0)));
        }
        return filter;
    }

    public Status getStatus() {
        return getFilter().status();
    }

    public QueuePart getPart() {
        if (part == null) {
            part = queue.list(getFilter(), address.place());
        }
        return part;
    }

    /** The beginning of all that the filter leaves, as much as one decision can be about. */
    public QueueHead getHead() {
        if (head == null) {
            head = queue.head(getFilter());
        }
        return head;
    }

    /** What the buttons beneath the list are about: the ticked files, or the beginning of the whole filter where that is ticked. */
    List<UUID> ticked() {
        return address.parameter("whole") == null ? Chosen.ids() : getHead().files();
    }

    public QueueCounts getCounts() {
        if (counts == null) {
            counts = queue.counts(address.desk());
        }
        return counts;
    }

    /** How many lie in a queue, in figures. */
    public String count(Status status) {
        return figure(getCounts().files().get(status));
    }

    /** A count as it is shown: nothing is counted further than its bound. */
    public String figure(int count) {
        return count < QueueCounts.CAP ? String.valueOf(count) : QueueCounts.CAP - 1 + "+";
    }

    /** Whether this is not the beginning of the queue. */
    public boolean isFurther() {
        return address.place() != null;
    }

    /** Whether files of this queue can be taken in hand by the visitor. */
    public boolean isClaiming() {
        if (claiming == null) {
            claiming = queue.claims(getStatus());
        }
        return claiming;
    }

    /** Whether the visitor gives files of this queue to those who decide there. */
    public boolean isAssigning() {
        if (assigning == null) {
            assigning = assignments.assigns(getStatus()) && !getColleagues().isEmpty();
        }
        return assigning;
    }

    public List<Officer> getColleagues() {
        if (colleagues == null) {
            colleagues = assignments.colleagues(address.desk());
        }
        return colleagues;
    }

    /** What was taken from the visitor's hand and is not yet noted. */
    public List<HandedOver> getHandedOver() {
        if (handedOver == null) {
            handedOver = assignments.handedOver();
        }
        return handedOver;
    }

    public ApplicationKind[] getKinds() {
        return ApplicationKind.values();
    }

    public PracticeCategory[] getCategories() {
        return PracticeCategory.values();
    }

    public Nearness[] getClocks() {
        return Nearness.values();
    }

    /** The reasons a file can be returned for. */
    public List<ReasonCode> getReasons() {
        return Arrays.stream(ReasonCode.values()).filter(ReasonCode::isFixable).toList();
    }

    /** The desk the page stands on, from its address: agency, centre or ministry. */
    public String getDesk() {
        return address.room();
    }
}
