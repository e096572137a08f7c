package org.rmocse.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Upload;

class PeopleDbIT extends DatabaseTest {

    private static final LocalDate BIRTH = LocalDate.of(1972, 8, 9);

    @TempDir
    Path folder;

    private final AuditTrail audit = new AuditTrail(JDBI, CLOCK);
    private final People people = new People(JDBI, ENCRYPTION, audit);
    private final Actor officer = new Actor(next(), PublicId.next(), "初审员甲", Set.of(Role.AGENCY_REVIEWER), null, 1L);
    private final IdNumber number = someIdNumber(BIRTH);
    private Person person;

    @BeforeEach
    void register() {
        register(ENCRYPTION, number);
        person = people.find(number).orElseThrow();
    }

    @Test
    void finds_a_person_by_number_and_by_key() {
        assertThat(people.find(person.id())).hasValue(person);
        assertThat(people.get(person.id())).isEqualTo(person);
        assertThat(people.find(someIdNumber(BIRTH))).isEmpty();
        assertThat(people.find(-1)).isEmpty();
        assertThatThrownBy(() -> people.get(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void finds_a_person_by_a_number_borne_before() {
        IdNumber today = someIdNumber(BIRTH);
        renumber(ENCRYPTION, person, today);
        assertThat(people.find(number)).hasValue(person);
        assertThat(people.find(today)).hasValue(person);
        assertThat(people.forPrinting(officer, person.id())).isEqualTo(today);
    }

    @Test
    void a_number_is_one_persons_and_a_person_bears_one_at_a_time() {
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        """
                        insert into applicant.id_number (person_id, sealed, key_version, blind_index, index_version, current, since)
                        select person_id, sealed, key_version, blind_index, index_version, false, since
                        from applicant.id_number where person_id = ?
                        """,
                        person.id())))
                .hasMessageContaining("id_number_index_version_blind_index_key");
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        """
                        insert into applicant.id_number (person_id, sealed, key_version, blind_index, index_version, current, since)
                        select person_id, sealed, key_version, sha256(blind_index), index_version, true, since
                        from applicant.id_number where person_id = ?
                        """,
                        person.id())))
                .hasMessageContaining("one_current_number");
    }

    @Test
    void finds_people_indexed_with_a_key_that_has_been_replaced() throws IOException {
        FieldEncryption old = encryption("index.1=" + key(1), "encryption.1=" + key(2));
        FieldEncryption today = encryption(
                "index.1=" + key(1), "index.2=" + key(3), "encryption.1=" + key(2), "encryption.2=" + key(4));
        IdNumber before = someIdNumber(BIRTH);
        IdNumber after = someIdNumber(BIRTH);
        register(old, before);
        register(today, after);
        People now = new People(JDBI, today, audit);
        assertThat(now.find(before)).isPresent();
        assertThat(now.find(after)).isPresent();
        assertThat(now.forPrinting(officer, now.find(before).orElseThrow().id()))
                .isEqualTo(before);
        assertThat(new People(JDBI, old, audit).find(after)).isEmpty();
        register(today, before);
        int people = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from applicant.person
                        where masked_id_number = :masked and birth_date = :birth and name = :name
                        """)
                .bind("masked", before.masked())
                .bind("birth", BIRTH)
                .bind("name", name(before))
                .mapTo(Integer.class)
                .one());
        assertThat(people).as("a new import finds the person too").isEqualTo(1);
    }

    @Test
    void reveals_a_number_to_an_officer_who_says_why_and_logs_it() {
        assertThat(inTransaction(() -> people.reveal(officer, person.id(), " 核对身份证原件 ")))
                .isEqualTo(number);
        assertThat(audit.of(person.publicId())).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("person.reveal");
            assertThat(entry.actorName()).isEqualTo("初审员甲");
            assertThat(entry.detail()).isEqualTo("{\"reason\": \"核对身份证原件\"}");
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u3000\t"})
    void reveals_nothing_without_a_reason(String reason) {
        assertThatThrownBy(() -> people.reveal(officer, person.id(), reason))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(audit.of(person.publicId())).isEmpty();
    }

    @Test
    void a_reveal_that_is_rolled_back_is_not_logged_and_one_that_cannot_be_logged_reveals_nothing() {
        assertThatThrownBy(() -> people.reveal(officer, -1, "reason")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inTransaction(() -> {
                    people.reveal(officer, person.id(), "reason");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(audit.of(person.publicId())).isEmpty();
    }

    @Test
    void a_number_printed_on_the_persons_own_form_is_logged_too() {
        assertThat(inTransaction(() -> people.forPrinting(officer, person.id())))
                .isEqualTo(number);
        assertThat(audit.of(person.publicId()))
                .extracting(entry -> entry.action())
                .containsExactly("person.print");
    }

    @Test
    void a_number_moved_to_another_person_does_not_open() {
        IdNumber others = someIdNumber(BIRTH);
        register(ENCRYPTION, others);
        Person other = people.find(others).orElseThrow();
        JDBI.useHandle(handle -> handle.execute(
                """
                update applicant.id_number n set sealed = o.sealed from applicant.id_number o
                where n.person_id = ? and o.person_id = ?
                """,
                person.id(),
                other.id()));
        assertThatThrownBy(() -> people.forPrinting(officer, person.id())).isInstanceOf(IllegalStateException.class);
    }

    /** The planted number is looked for in every column of every table: as text, as bytes, in base64 and put together from pieces. */
    @Test
    void the_number_is_in_no_table() {
        inTransaction(() -> people.reveal(officer, person.id(), "原件 " + number.value()));
        String value = number.value();
        List<String> forms = List.of(
                value,
                value.substring(0, 17),
                value.substring(0, 12),
                value.substring(4),
                java.util.HexFormat.of().formatHex(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Map<String, String> dump = dump();
        assertThat(dump).containsKeys("applicant.person", "applicant.id_number", "audit.entry");
        dump.forEach((table, rows) -> {
            for (String form : forms) {
                assertThat(rows.contains(form)).as(table + " holds " + form).isFalse();
            }
        });
        String row =
                JDBI.withHandle(handle -> handle.createQuery("select p::text from applicant.person p where id = :id")
                        .bind("id", person.id())
                        .mapTo(String.class)
                        .one());
        assertThat(row).contains(number.masked());
        String known = BIRTH.toString().replace("-", "");
        assertThat(row.replace("-", "").replaceAll(known, ""))
                .doesNotContain(value.substring(1, 6), value.substring(14, 17) + value.charAt(17));
    }

    @Test
    void keeps_an_address_the_person_gave_and_what_is_left_empty_stays() {
        people.updateContact(person.id(), " new@b.example ", "");
        assertThat(people.get(person.id()).email()).isEqualTo("new@b.example");
        people.updateContact(person.id(), null, "13911112222");
        assertThat(people.get(person.id()).email()).isEqualTo("new@b.example");
        assertThat(people.get(person.id()).mobile()).isEqualTo("13911112222");
        people.speak(person.id(), Locale.ENGLISH);
        assertThat(people.get(person.id()).locale()).isEqualTo(Locale.ENGLISH);
        people.keepPortrait(person.id(), 77);
        assertThat(people.get(person.id()).portraitFileId()).isEqualTo(77);
    }

    @Test
    void reads_many_with_one_statement_and_leaves_out_who_is_not_there() {
        IdNumber others = someIdNumber(BIRTH);
        register(ENCRYPTION, others);
        Person other = people.find(others).orElseThrow();
        assertThat(people.all(List.of(person.id(), other.id(), -1L)))
                .isEqualTo(Map.of(person.id(), person, other.id(), other));
        assertThat(people.all(List.of())).isEmpty();
    }

    @Test
    void finds_a_qualification_by_either_of_its_numbers() {
        Qualifications qualifications = new Qualifications(JDBI);
        Qualification held = qualifications.of(person.id()).get(0);
        assertThat(qualifications.find(held.certificateNumber())).hasValue(held);
        assertThat(qualifications.find(held.managementNumber())).hasValue(held);
        assertThat(qualifications.find("nobody's")).isEmpty();
        assertThat(qualifications.find(null)).isEmpty();
        assertThat(qualifications.of(-1)).isEmpty();
    }

    private void register(FieldEncryption encryption, IdNumber number) {
        QualificationImports imports = new QualificationImports(JDBI, CLOCK, policy, encryption, audit);
        Actor administrator = new Actor(1, PublicId.next(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
        String certificate = "P" + next();
        byte[] file = SampleSheets.csv(
                name(number) + ',' + number.value() + ',' + certificate + ",GL" + certificate + ",2023-03-15,,,,");
        ImportReport report = inTransaction(() -> imports.importFile(administrator, new Upload("a.csv", "", file)));
        assertThat(report.refused()).isZero();
    }

    private static String name(IdNumber number) {
        return "人" + number.value().substring(14, 17);
    }

    private static void renumber(FieldEncryption encryption, Person person, IdNumber today) {
        var sealed = encryption.seal(today.value(), People.PLACE + person.publicId());
        var index = encryption.index(today.value(), People.PURPOSE);
        JDBI.useHandle(handle -> {
            handle.execute("update applicant.id_number set current = false where person_id = ?", person.id());
            handle.execute(
                    """
                    insert into applicant.id_number (person_id, sealed, key_version, blind_index, index_version, current, since)
                    values (?, ?, ?, ?, ?, true, now())
                    """,
                    person.id(),
                    sealed.bytes(),
                    sealed.keyVersion(),
                    index.bytes(),
                    index.keyVersion());
        });
    }

    /** Every row of every table as text, by table. */
    private static Map<String, String> dump() {
        return JDBI.withHandle(handle -> handle
                .createQuery(
                        """
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """)
                .mapTo(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(table -> table, table -> handle.createQuery(
                                "select coalesce(string_agg(t::text, chr(10)), '') from " + table + " t")
                        .mapTo(String.class)
                        .one())));
    }

    private FieldEncryption encryption(String... lines) throws IOException {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "content.1=" + key(9);
        return new FieldEncryption(
                Files.write(Files.createTempFile(folder, "keys", ".properties"), Arrays.asList(all)));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
