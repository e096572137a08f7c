package org.rmocse.agency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditEntry;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * An administrator keeps the agencies: enters, changes, closes and opens them, at once for everybody. The trail keeps each
 * change with the old and the new value. An agency is never deleted, since files and registrations name it.
 */
@Stateless
public class AgencyEntries {

    private static final String ARROW = " → ";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private Agencies agencies;

    @Inject
    private AuditTrail audit;

    public AgencyEntries() {}

    AgencyEntries(Jdbi jdbi, Clock clock, CurrentActor current, Agencies agencies, AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.agencies = agencies;
        this.audit = audit;
    }

    /** All there are or were, as they stand today. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<Agency> list() {
        return agencies.everyOne(LocalDate.now(clock));
    }

    /** @throws Rejected NOT_FOUND */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public AgencyFile file(UUID publicId) {
        Agency agency = agencies.find(publicId, LocalDate.now(clock)).orElseThrow(AgencyEntries::notFound);
        int version =
                jdbi.withHandle(handle -> handle.createQuery("select version from agency.agency where public_id = :id")
                        .bind("id", publicId)
                        .mapTo(Integer.class)
                        .one());
        List<AgencyChange> changes = new ArrayList<>(
                audit.of(publicId).stream().map(AgencyEntries::change).toList());
        Collections.reverse(changes);
        return new AgencyFile(agency, draft(agency), version, changes);
    }

    /**
     * Enters a new agency, which takes applications at once where its windows say so.
     *
     * @return its public id
     * @throws Rejected with all that is wrong with the draft, or AGENCY_CODE_TAKEN
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public UUID enter(AgencyDraft draft) {
        check(draft);
        UUID publicId = PublicId.next();
        jdbi.useHandle(handle -> {
            int entered = bound(
                            handle.createUpdate(
                                    """
                                    insert into agency.agency (public_id, code, type, name, province, categories, phone, address,
                                        website, courier, education_contact)
                                    values (:id, :code, :type, :name, :province, :categories, :phone, :address, :website, :courier,
                                        :educationContact)
                                    on conflict (code) do nothing
                                    """),
                            publicId,
                            draft)
                    .bind("code", AgencyRule.text(draft.code()))
                    .execute();
            if (entered == 0) {
                throw new Rejected(Finding.of("AGENCY_CODE_TAKEN", "code"));
            }
            open(handle, publicId, draft);
        });
        audit.record(current.actor(), "agency.entered", "agency", publicId, said(normal(draft)));
        return publicId;
    }

    /**
     * Changes an agency; its code stays what it is. What says the same again changes nothing.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, AGENCY_CHANGED where somebody was quicker, else all that is wrong with the draft
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void change(UUID publicId, int version, AgencyDraft draft) {
        AgencyDraft before = file(publicId).draft();
        AgencyDraft coded = coded(draft, before.code());
        check(coded);
        Map<String, String> differences = differences(said(before), said(normal(coded)));
        jdbi.useHandle(handle -> {
            int changed = bound(
                            handle.createUpdate(
                                    """
                                    update agency.agency set type = :type, name = :name, province = :province,
                                        categories = :categories, phone = :phone, address = :address, website = :website,
                                        courier = :courier, education_contact = :educationContact, version = version + 1
                                    where public_id = :id and version = :version
                                    """),
                            publicId,
                            coded)
                    .bind("version", version)
                    .execute();
            if (changed == 0) {
                throw new Rejected(Finding.of("AGENCY_CHANGED", null));
            }
            handle.createUpdate(
                            """
                            delete from agency.intake_window w using agency.agency a
                            where a.id = w.agency_id and a.public_id = :id
                            """)
                    .bind("id", publicId)
                    .execute();
            open(handle, publicId, coded);
        });
        if (!differences.isEmpty()) {
            audit.record(current.actor(), "agency.changed", "agency", publicId, differences);
        }
    }

    /**
     * Closes an agency down: it is offered to nobody and takes nothing new; what lies there is dealt with to its end.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, AGENCY_CHANGED where somebody was quicker
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void close(UUID publicId, int version) {
        turn(publicId, version, false, "agency.closed");
    }

    /**
     * Opens a closed-down agency again.
     *
     * @param version the one that was looked at
     * @throws Rejected NOT_FOUND, AGENCY_CHANGED where somebody was quicker
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void reopen(UUID publicId, int version) {
        turn(publicId, version, true, "agency.opened");
    }

    private void turn(UUID publicId, int version, boolean enabled, String action) {
        agencies.find(publicId, LocalDate.now(clock)).orElseThrow(AgencyEntries::notFound);
        int turned = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update agency.agency set enabled = :enabled, version = version + 1
                        where public_id = :id and version = :version and enabled <> :enabled
                        """)
                .bind("id", publicId)
                .bind("version", version)
                .bind("enabled", enabled)
                .execute());
        if (turned == 0) {
            throw new Rejected(Finding.of("AGENCY_CHANGED", null));
        }
        audit.record(current.actor(), action, "agency", publicId, Map.of());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, UUID publicId, AgencyDraft draft) {
        return statement
                .bind("id", publicId)
                .bind("type", draft.type().name())
                .bind("name", AgencyRule.text(draft.name()))
                .bind("province", AgencyRule.text(draft.province()))
                .bind("categories", draft.categories().stream().map(Enum::name).toArray(String[]::new))
                .bind("phone", AgencyRule.text(draft.phone()))
                .bind("address", AgencyRule.text(draft.address()))
                .bind("website", AgencyRule.text(draft.website()))
                .bind("courier", draft.courier())
                .bind("educationContact", AgencyRule.text(draft.educationContact()));
    }

    private static void open(Handle handle, UUID publicId, AgencyDraft draft) {
        for (IntakeWindow window : IntakeText.windows(draft.windows())) {
            handle.createUpdate(
                            """
                            insert into agency.intake_window (agency_id, opens, closes, yearly)
                            select a.id, :opens, :closes, :yearly from agency.agency a where a.public_id = :id
                            """)
                    .bind("id", publicId)
                    .bindMethods(window)
                    .execute();
        }
    }

    private static void check(AgencyDraft draft) {
        List<Finding> findings = AgencyRule.findings(draft);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }

    private static AgencyDraft coded(AgencyDraft draft, String code) {
        return new AgencyDraft(
                code,
                draft.type(),
                draft.name(),
                draft.province(),
                draft.categories(),
                draft.phone(),
                draft.address(),
                draft.website(),
                draft.courier(),
                draft.educationContact(),
                draft.windows());
    }

    /** A draft nothing is wrong with, as it is read back. */
    private static AgencyDraft normal(AgencyDraft draft) {
        return new AgencyDraft(
                AgencyRule.text(draft.code()),
                draft.type(),
                AgencyRule.text(draft.name()),
                AgencyRule.text(draft.province()),
                draft.categories().stream().sorted().toList(),
                AgencyRule.text(draft.phone()),
                AgencyRule.text(draft.address()),
                AgencyRule.text(draft.website()),
                draft.courier(),
                AgencyRule.text(draft.educationContact()),
                IntakeText.text(IntakeText.windows(draft.windows())));
    }

    private static AgencyDraft draft(Agency agency) {
        return new AgencyDraft(
                agency.code(),
                agency.type(),
                agency.name(),
                agency.province(),
                agency.categories().stream().sorted().toList(),
                agency.phone(),
                agency.address(),
                agency.website(),
                agency.courier(),
                agency.educationContact(),
                IntakeText.text(agency.windows()));
    }

    private static Map<String, String> said(AgencyDraft draft) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("type", draft.type().name());
        said.put("name", draft.name());
        said.put("province", draft.province());
        said.put(
                "categories",
                draft.categories().stream().map(PracticeCategory::name).collect(Collectors.joining(" ")));
        said.put("phone", draft.phone());
        said.put("address", draft.address());
        said.put("website", draft.website());
        said.put("courier", String.valueOf(draft.courier()));
        said.put("educationContact", draft.educationContact());
        said.put("windows", AgencyRule.text(draft.windows().replace("\n", ", ")));
        said.values().removeIf(value -> value == null);
        return said;
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        Map<String, String> differences = new LinkedHashMap<>(before);
        differences.putAll(after);
        differences.replaceAll(
                (field, value) -> before.getOrDefault(field, "") + ARROW + after.getOrDefault(field, ""));
        differences.entrySet().removeIf(one -> before.getOrDefault(one.getKey(), "")
                .equals(after.getOrDefault(one.getKey(), "")));
        return differences;
    }

    private static AgencyChange change(AuditEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(entry.detail()))) {
            JsonObject detail = reader.readObject();
            detail.keySet().stream().sorted().forEach(field -> fields.put(field, detail.getString(field)));
        }
        return new AgencyChange(entry.at(), entry.actorName(), entry.action(), fields);
    }

    private static Rejected notFound() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
