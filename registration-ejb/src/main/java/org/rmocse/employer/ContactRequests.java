package org.rmocse.employer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.Agreement;
import org.rmocse.account.EmployerContacts;
import org.rmocse.audit.AuditTrail;
import org.rmocse.document.Documents;
import org.rmocse.document.StoredFile;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.BlindIndex;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Upload;

/**
 * Somebody asks to speak for an employer, with a letter of authority (D18), and confirms the address through the link of a mail;
 * {@link ContactDecisions} is where the ministry decides. The answers never tell who is known.
 */
@Stateless
public class ContactRequests {

    private static final String PURPOSE = "employer.contact_request.token";
    private static final int TOKEN_BYTES = 32;

    private static final String LINKED =
            """
            r.state = 'UNCONFIRMED' and r.token_expires_at > :now
            and exists (select 1 from unnest(:versions, :indexes) as w(version, index)
                        where w.version = r.token_index_version and decode(w.index, 'hex') = r.token_index)
            """;

    private final SecureRandom random = new SecureRandom();

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private FieldEncryption encryption;

    @Inject
    private Documents documents;

    @Inject
    private EmployerContacts contacts;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    public ContactRequests() {}

    ContactRequests(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            FieldEncryption encryption,
            Documents documents,
            EmployerContacts contacts,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
        this.documents = documents;
        this.contacts = contacts;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Takes the request and sends a link to the address; where somebody signs in by it already, that somebody is told instead, and
     * so many requests an hour and a day are answered. The visitor hears the same in each case.
     *
     * @param letter the stamped letter of authority; null where no file was chosen
     * @param agreement to the privacy notice in force, kept with the request
     * @param language of the mails
     * @throws Rejected everything that is wrong with what was typed, or what {@link Documents#storeMaterial} finds
     */
    @PermitAll
    public void ask(ContactDraft draft, Upload letter, Agreement agreement, Locale language) {
        List<Finding> findings = ContactRequestRule.findings(draft, letter);
        findings.addAll(agreement.findings(false));
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        String email = draft.email().strip();
        if (!isMoreAllowed(email)) {
            return;
        }
        StoredFile stored;
        try {
            stored = documents.storeMaterial(letter);
        } catch (Rejected refused) {
            throw refused.at("letter");
        }
        boolean taken = contacts.isTaken(email);
        String token = token();
        UUID request = insert(draft, email, stored, language, taken ? null : token);
        audit.record(
                Actor.system(draft.contact().strip()),
                "contact.asked",
                "contact_request",
                request,
                Map.of("employer", code(draft)));
        notifications.send(
                taken
                        ? new Notice(
                                NoticeType.ADDRESS_TAKEN,
                                email,
                                language,
                                null,
                                Map.of("link", Settings.current().url("/")))
                        : new Notice(
                                NoticeType.EMPLOYER_ADDRESS_CHECK,
                                email,
                                language,
                                null,
                                Map.of(
                                        "name", draft.contact().strip(),
                                        "employer", draft.name().strip(),
                                        "hours", String.valueOf(hours())),
                                Settings.current().url("/employer-account.xhtml?token=" + token)));
    }

    /** Whether the link of the mail still confirms something. */
    @PermitAll
    public boolean isLinkGood(String token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from employer.contact_request r where " + LINKED + ")")
                .bind("now", OffsetDateTime.now(clock))
                .bind("versions", versions(token))
                .bind("indexes", indexes(token))
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Confirms the address; from now on the request waits for the ministry.
     *
     * @throws Rejected LINK_INVALID
     */
    @PermitAll
    public void confirm(String token) {
        Confirmed confirmed = jdbi.withHandle(handle -> handle.createQuery(
                                "update employer.contact_request r set state = 'WAITING', confirmed_at = :now, token_index = null,"
                                        + " token_index_version = null where " + LINKED
                                        + " returning r.public_id, r.contact")
                        .bind("now", OffsetDateTime.now(clock))
                        .bind("versions", versions(token))
                        .bind("indexes", indexes(token))
                        .map((row, context) ->
                                new Confirmed(row.getObject("public_id", UUID.class), row.getString("contact")))
                        .findOne())
                .orElseThrow(() -> new Rejected(Finding.of("LINK_INVALID", null)));
        audit.record(
                Actor.system(confirmed.contact()), "contact.confirmed", "contact_request", confirmed.id(), Map.of());
    }

    private record Confirmed(UUID id, String contact) {}

    /** So many an hour and a day as links to one account, lest somebody fill a mailbox; counted one after another. */
    private boolean isMoreAllowed(String email) {
        PolicyParameters today = policy.at(LocalDate.now(clock));
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended('contact ' || lower(?), 0))", email);
            return handle.createQuery(
                            """
                            select count(*) filter (where asked_at > :hourAgo) < :anHour and count(*) < :aDay
                            from employer.contact_request where lower(email) = lower(:email) and asked_at > :dayAgo
                            """)
                    .bind("email", email)
                    .bind("hourAgo", now.minusHours(1))
                    .bind("dayAgo", now.minusDays(1))
                    .bind("anHour", today.integer("account.links_an_hour"))
                    .bind("aDay", today.integer("account.links_a_day"))
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    private UUID insert(ContactDraft draft, String email, StoredFile letter, Locale language, String token) {
        BlindIndex index = token == null ? null : encryption.index(token, PURPOSE);
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID id = PublicId.next();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into employer.contact_request (public_id, credit_code, name, contact, email, locale, letter_file_id,
                            letter_name, letter_type, letter_pages, state, asked_at, token_index, token_index_version, token_expires_at,
                            consent_version)
                        values (:id, :code, :name, :contact, :email, :locale, :file, :fileName, :type, :pages, 'UNCONFIRMED', :now,
                            :index, :version, :expires, :consent)
                        """)
                .bind("id", id)
                .bind("code", code(draft))
                .bind("name", draft.name().strip())
                .bind("contact", draft.contact().strip())
                .bind("email", email)
                .bind("locale", language.toLanguageTag())
                .bind("file", letter.id())
                .bind("fileName", letter.name())
                .bind("type", letter.contentType())
                .bind("pages", letter.pages())
                .bind("now", now)
                .bind("consent", contacts.noticeInForce())
                .bind("index", index == null ? null : index.bytes())
                .bind("version", index == null ? null : index.keyVersion())
                .bind("expires", index == null ? null : now.plusHours(hours()))
                .execute());
        return id;
    }

    private static String code(ContactDraft draft) {
        return CreditCode.parse(draft.creditCode()).orElseThrow().value();
    }

    private int hours() {
        return policy.at(LocalDate.now(clock)).integer("employer.confirm_hours");
    }

    private String token() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Integer[] versions(String token) {
        return encryption.indexes(token == null ? "" : token, PURPOSE).stream()
                .map(BlindIndex::keyVersion)
                .toArray(Integer[]::new);
    }

    private String[] indexes(String token) {
        return encryption.indexes(token == null ? "" : token, PURPOSE).stream()
                .map(BlindIndex::hex)
                .toArray(String[]::new);
    }
}
