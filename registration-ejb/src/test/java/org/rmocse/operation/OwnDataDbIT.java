package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.account.CurrentActor;
import org.rmocse.account.OwnAccountData;
import org.rmocse.applicant.OwnPersonData;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.application.OwnFilingData;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.OwnRegistrationData;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.document.StoredFile;
import org.rmocse.education.OwnEducationData;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.OwnRows;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Texts;

/** What a person is told and given of what is kept, on the real schema: all of it, in words, and nothing of anybody else. */
class OwnDataDbIT extends ActorDatabaseTest {

    private static final Policy POLICY = new Policy(JDBI);
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    private static final CurrentActor CURRENT = Acting.current(Acting.directory(JDBI, PEOPLE));
    private static final OwnDataReader READER = new OwnDataReader(
            JDBI,
            List.of(
                    new OwnAccountData(),
                    new OwnPersonData(),
                    new OwnEducationData(),
                    new OwnRegistrationData(),
                    new OwnFilingData(),
                    new OwnTrailData()));

    /** Tables with somebody in them of which nobody is told, and why. */
    private static final Map<String, String> NOT_TOLD = Map.of(
            "account.tie", "what an officer declares of the own ties",
            "application.work_item", "says again for the desks what the application says",
            "application.reminder", "which mail was written already; the mails are told",
            "application.unsent_decision", "what an officer has typed and not sent",
            "application.saved_view", "an officer's own",
            "application.bulk_order", "an officer's own; what came of it is told with the application",
            "education.access_token", "a training body's own");

    @TempDir
    private static Path folder;

    @BeforeEach
    void onTheMonday() {
        CLOCK.moveTo(Instant.parse("2026-11-23T02:00:00Z"));
    }

    @Test
    void every_table_with_a_person_in_it_is_told_or_listed_with_the_reason_why_not() {
        List<String> found = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select distinct c.table_schema || '.' || c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.column_name in ('person_id', 'account_id') and t.table_type = 'BASE TABLE'
                        """)
                .mapTo(String.class)
                .list());
        Set<String> tables = new TreeSet<>(found);
        Set<String> told =
                READER.kinds().stream().flatMap(kind -> kind.tables().stream()).collect(Collectors.toSet());
        assertThat(tables)
                .contains("account.consent", "applicant.qualification")
                .containsAll(NOT_TOLD.keySet());
        assertThat(told).doesNotContainAnyElementsOf(NOT_TOLD.keySet());
        tables.removeAll(told);
        tables.removeAll(NOT_TOLD.keySet());
        assertThat(tables).isEmpty();
    }

    @Test
    void every_kind_and_every_column_has_its_words() {
        Set<String> needed = new TreeSet<>();
        for (OwnRows kind : READER.kinds()) {
            needed.add("own.group." + kind.group());
            needed.add("own.correct." + kind.group());
            columns(kind).stream()
                    .map(column -> column.replaceAll("\\|.*", ""))
                    .filter(column -> !Set.of("download", "content_type").contains(column))
                    .forEach(column -> needed.add("own.column." + column));
        }
        for (Locale locale : List.of(Texts.CHINESE, Texts.ENGLISH)) {
            assertThat(needed).allMatch(key -> Texts.of(locale).has(key));
            Set<String> enumerations = READER.kinds().stream()
                    .flatMap(kind -> columns(kind).stream())
                    .filter(column -> column.contains("|"))
                    .map(column -> column.replaceAll(".*\\|", ""))
                    .collect(Collectors.toSet());
            assertThat(enumerations)
                    .contains("ApplicationKind", "Role")
                    .allMatch(name -> Texts.of(locale).keys().stream()
                            .anyMatch(key -> key.startsWith(name + '.') || key.startsWith("own." + name + '.')));
        }
    }

    private static List<String> columns(OwnRows kind) {
        return JDBI.withHandle(handle -> handle.createQuery("select * from (" + kind.sql() + ") as told where false")
                .bind("person", -1L)
                .bind("account", -1L)
                .scanResultSet((results, context) -> {
                    var columns = results.get().getMetaData();
                    List<String> labels = new ArrayList<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        labels.add(columns.getColumnLabel(i));
                    }
                    return labels;
                }));
    }

    @Test
    void the_file_holds_what_is_kept_of_its_owner_and_nothing_of_anybody_else() {
        Documents documents = KeptDocuments.in(folder, JDBI, CLOCK, POLICY, ENCRYPTION);
        IdNumber number = someIdNumber(LocalDate.of(1986, 5, 4));
        Actor owner = person("数据甲" + next(), number);
        Actor other = person("数据乙" + next(), someIdNumber(LocalDate.of(1986, 5, 4)));
        StoredFile portrait = inTransaction(() -> documents.storeMaterial(KeptDocuments.scan("portrait.png")));
        JDBI.useHandle(handle -> handle.execute(
                "update applicant.person set portrait_file_id = ? where id = ?", portrait.id(), owner.personId()));
        AUDIT.record(
                officer(),
                "person.reveal",
                "person",
                PEOPLE.get(owner.personId()).publicId(),
                Map.of());

        Map<String, byte[]> file = fetched(owner, documents);

        assertThat(file.keySet()).containsExactly("data.json", "overview.html", "files/001.jpg");
        JsonObject data = Json.createReader(new ByteArrayInputStream(file.get("data.json")))
                .readObject();
        assertThat(data.getInt("format")).isEqualTo(1);
        assertThat(data.getString("writtenAt")).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(data.getJsonArray("person").getJsonObject(0).getString("name"))
                .isEqualTo(owner.name());
        assertThat(data.getJsonArray("qualifications")).hasSize(1);
        assertThat(data.getJsonArray("portrait").getJsonObject(0).getString("file"))
                .isEqualTo("files/001.jpg");
        String trail = data.getJsonArray("trail").toString();
        assertThat(trail).contains("person.reveal", "MINISTRY_OFFICER").doesNotContain("测试官某某");
        String overview = new String(file.get("overview.html"), StandardCharsets.UTF_8);
        assertThat(overview).contains(owner.name(), "化工安全", "<a href=\"files/001.jpg\">");
        for (byte[] part : List.of(file.get("data.json"), file.get("overview.html"))) {
            assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain(other.name(), number.value());
        }
        assertThat(AUDIT.of(owner.publicId()))
                .extracting(entry -> entry.action())
                .containsExactly("account.data_exported");
        long mails = JDBI.withHandle(handle -> handle.createQuery(
                        "select count(*) from notification.outbox where recipient = ? and type = 'OWN_DATA_EXPORTED'")
                .bind(0, owner.publicId() + "@own.example")
                .mapTo(Long.class)
                .one());
        assertThat(mails).isEqualTo(1);
    }

    private Map<String, byte[]> fetched(Actor owner, Documents documents) {
        OwnDataExports exports = new OwnDataExports(
                CURRENT,
                READER,
                new OwnDataClaims(JDBI, CLOCK, new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices()), AUDIT),
                documents,
                CLOCK);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        does(owner, () -> exports.fetch(Texts.CHINESE, () -> bytes));
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return files;
    }

    private static Actor person(String name, IdNumber number) {
        Person person = inTransaction(() -> new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE)
                .imported(List.of(
                        new SampleApplicants.Line(name, number, "OWN" + next(), LocalDate.of(2024, 11, 20), "化工安全")))
                .get(0));
        return account(name, person.id(), Role.APPLICANT);
    }

    private static Actor officer() {
        return account("测试官某某", null, Role.MINISTRY_OFFICER);
    }

    private static Actor account(String name, Long person, Role role) {
        var publicId = PublicId.next();
        long id = JDBI.inTransaction(handle -> {
            long key = handle.createQuery(
                            """
                            insert into account.account (id, public_id, person_id, name, email, locale, enabled, created_at)
                            values (nextval('account.account_seq') + 9000000, :publicId, :person, :name, :email, 'zh-CN', true,
                                '2026-01-05T01:00:00Z') returning id
                            """)
                    .bind("publicId", publicId)
                    .bind("person", person)
                    .bind("name", name)
                    .bind("email", publicId + "@own.example")
                    .mapTo(Long.class)
                    .one();
            handle.execute("insert into account.account_role (account_id, role) values (?, ?)", key, role.name());
            return key;
        });
        return new Actor(id, publicId, name, Set.of(role), person, null);
    }
}
