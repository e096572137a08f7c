package org.rmocse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PolicyParameters;

/** Somebody who signs in: a person of the register, or an officer. */
@Entity
@Table(name = "account", schema = "account")
class Account {

    @Id
    @SequenceGenerator(name = "account", sequenceName = "account.account_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account")
    private long id;

    @Column(name = "public_id")
    private UUID publicId;

    @Column(name = "person_id")
    private Long personId;

    private String name;
    private String email;
    private String locale;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "session_epoch")
    private int sessionEpoch;

    private boolean enabled;
    private boolean provisional;
    private int failures;

    @Column(name = "locked_until")
    private OffsetDateTime lockedUntil;

    @Column(name = "last_sign_in_at")
    private OffsetDateTime lastSignInAt;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Version
    private int version;

    protected Account() {}

    Account(UUID publicId, Long personId, String name, String email, Locale locale, boolean provisional, Instant at) {
        this.publicId = publicId;
        this.personId = personId;
        this.name = name;
        this.email = email;
        this.locale = locale.toLanguageTag();
        this.provisional = provisional;
        this.enabled = true;
        this.createdAt = at(at);
    }

    /** Sets a password and ends every session that was opened with the one before. */
    void changePassword(String hash) {
        passwordHash = hash;
        sessionEpoch++;
        failures = 0;
        lockedUntil = null;
    }

    /** Has its mails sent there from now on. */
    void writeTo(String address) {
        email = address;
    }

    /** Keeps the same password under newer hash settings. */
    void rehash(String hash) {
        passwordHash = hash;
    }

    /** Counts a wrong password from anywhere. */
    void failed(Instant at, PolicyParameters policy) {
        failures++;
        lockedUntil = LockOut.elsewhere(failures, at, policy).map(Account::at).orElse(null);
    }

    /** The holder is there, whoever guessed before. */
    void proven() {
        failures = 0;
        lockedUntil = null;
    }

    void signedIn(Instant at) {
        proven();
        lastSignInAt = at(at);
    }

    /** Whether places the account was never signed in from must wait. */
    boolean isLocked(Instant at) {
        return lockedUntil != null && lockedUntil.toInstant().isAfter(at);
    }

    boolean isEnabled() {
        return enabled;
    }

    /** Closes the account to its holder and ends the open sessions. */
    void disable() {
        enabled = false;
        sessionEpoch++;
    }

    /** Opens a closed account again; the password of before is worth nothing, and a new one is set through a link. */
    void reopen() {
        enabled = true;
        passwordHash = null;
        proven();
    }

    /** Ends every session that is open, as where what is asked at signing in has changed. */
    void endSessions() {
        sessionEpoch++;
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

    Long personId() {
        return personId;
    }

    String name() {
        return name;
    }

    /** Null for whoever opened it with a code and gave none. */
    String email() {
        return email;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    String passwordHash() {
        return passwordHash;
    }

    int sessionEpoch() {
        return sessionEpoch;
    }
}
