package org.rmocse.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.rmocse.certificate.Registration;
import org.rmocse.shared.ClockProducer;

/**
 * An application from its first saved step on. Its owner edits it here; its status is changed by {@link Moves} alone, and
 * read-only to this entity.
 */
@Entity
@Table(name = "application", schema = "application")
class Application {

    @Id
    @SequenceGenerator(name = "application", sequenceName = "application.application_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application")
    private long id;

    @Column(name = "public_id")
    private UUID publicId;

    @Enumerated(EnumType.STRING)
    private ApplicationKind kind;

    @Enumerated(EnumType.STRING)
    private Route route;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Status status;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "person_name")
    private String personName;

    @Column(name = "agency_id")
    private Long agencyId;

    private String category;

    @Column(name = "employer_code")
    private String employerCode;

    @Column(name = "employer_name")
    private String employerName;

    @Column(name = "overdue_initial")
    private boolean overdueInitial;

    @Column(name = "with_renewal")
    private boolean withRenewal;

    @Column(name = "original_due")
    private boolean originalDue;

    @Column(name = "first_submitted_at")
    private OffsetDateTime firstSubmittedAt;

    @Column(name = "receipt_number")
    private String receiptNumber;

    @Column(name = "submitted_at")
    private OffsetDateTime submittedAt;

    @Column(name = "status_since", updatable = false)
    private OffsetDateTime statusSince;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "saved_at")
    private OffsetDateTime savedAt;

    @Version
    private int version;

    protected Application() {}

    /** A new draft. */
    Application(UUID publicId, ApplicationKind kind, long personId, String personName, Instant at) {
        this.publicId = publicId;
        this.kind = kind;
        this.route = kind.route();
        this.status = Status.DRAFT;
        this.personId = personId;
        this.personName = personName;
        this.createdAt = at(at);
        this.savedAt = createdAt;
        this.statusSince = createdAt;
    }

    /** Notes that a step was saved. */
    void saved(Instant at) {
        savedAt = at(at);
    }

    /**
     * Takes over what the filing says, for queues, batches and the register: category and employer as they are to stand, or,
     * where the kind leaves them alone, as they are registered. The receipt number and the day of the first filing stay.
     */
    void fileAs(SubmissionFacts facts, String receipt, Instant at) {
        Filing filing = facts.filing();
        agencyId = route == Route.CENTRE ? null : filing.agency().agencyId();
        category = facts.category() == null ? null : facts.category().name();
        if (kind.registers()) {
            employerCode = filing.employer().creditCode().strip().toUpperCase(Locale.ROOT);
            employerName = filing.employer().name().strip();
        } else {
            employerCode = facts.registration().map(Registration::employerCode).orElse(null);
            employerName = facts.registration().map(Registration::employerName).orElse(null);
        }
        overdueInitial = facts.overdueInitial();
        withRenewal = facts.renews();
        originalDue = MatterRule.givesOriginalBack(facts);
        if (receiptNumber == null) {
            receiptNumber = receipt;
            firstSubmittedAt = at(at);
        }
        submittedAt = at(at);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ClockProducer.ZONE);
    }

    long id() {
        return id;
    }

    UUID publicId() {
        return publicId;
    }

    ApplicationKind kind() {
        return kind;
    }

    Status status() {
        return status;
    }

    long personId() {
        return personId;
    }

    String receiptNumber() {
        return receiptNumber;
    }

    Instant submittedAt() {
        return submittedAt == null ? null : submittedAt.toInstant();
    }

    Instant savedAt() {
        return savedAt.toInstant();
    }
}
