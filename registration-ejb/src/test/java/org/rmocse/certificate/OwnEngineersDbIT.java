package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.document.PrintedList;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;

/** What an employer sees of its own engineers, and of nobody else's (D18). */
class OwnEngineersDbIT extends RegisterDatabaseTest {

    private static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    private static final OwnEngineers ENGINEERS =
            new OwnEngineers(JDBI, CLOCK, POLICY, Acting.current(Acting.directory(JDBI, PEOPLE)), PEOPLE);
    private static final SampleApplicants APPLICANTS =
            new SampleApplicants(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT, PEOPLE);

    private final String employer = code();
    private final Actor contact = contact(employer);

    @BeforeEach
    void onTheDay() {
        moveTo(day);
    }

    @Test
    void sees_the_own_engineers_and_nobody_elses() {
        Granted mine = registered(employer, "欧阳甲", PracticeCategory.CHEMICAL, day);
        registered(code(), "欧阳乙", PracticeCategory.CHEMICAL, day);
        EngineerPart part = list(EngineerFilter.ALL, null);
        assertThat(part.engineers())
                .containsExactly(new Engineer(
                        REGISTER.byNumber(mine.number()).orElseThrow().publicId(),
                        "欧阳甲",
                        mine.number(),
                        PracticeCategory.CHEMICAL,
                        day,
                        day.plusYears(5).minusDays(1),
                        Standing.VALID,
                        null,
                        false));
        assertThat(part.counts()).isEqualTo(Map.of(Standing.VALID, 1));
        assertThat(part.next()).isNull();
        assertThat(as(contact(code()), () -> ENGINEERS.list(EngineerFilter.ALL, null))
                        .engineers())
                .isEmpty();
    }

    @Test
    void an_engineer_stands_as_the_register_says_on_every_day_of_change() {
        Granted one = registered(employer, "欧阳丙", PracticeCategory.OTHER, LocalDate.of(year - 1, 2, 28));
        LocalDate end = LocalDate.of(year - 1, 2, 28).plusYears(5).minusDays(1);
        for (LocalDate on : List.of(
                end.minusYears(1).minusDays(1),
                end.minusYears(1),
                end.minusYears(1).plusDays(1),
                end,
                end.plusDays(1))) {
            moveTo(on);
            assertThat(list(EngineerFilter.ALL, null).engineers())
                    .as(on.toString())
                    .singleElement()
                    .extracting(Engineer::standing)
                    .isEqualTo(REGISTER.byNumber(one.number()).orElseThrow().standing());
        }
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.registration set stayed_since = now() where number = ?", one.number()));
        assertThat(list(EngineerFilter.ALL, null).engineers())
                .singleElement()
                .extracting(Engineer::standing)
                .isEqualTo(Standing.EXPIRING)
                .isEqualTo(REGISTER.byNumber(one.number()).orElseThrow().standing());
    }

    @Test
    void those_that_end_soonest_come_first_and_those_that_ended_last() {
        registered(employer, "欧阳晚", PracticeCategory.OTHER, day.minusDays(3));
        registered(employer, "欧阳早", PracticeCategory.OTHER, day.minusYears(4));
        registered(employer, "欧阳逾", PracticeCategory.OTHER, day.minusYears(6));
        Granted cancelled = registered(employer, "欧阳销", PracticeCategory.OTHER, day.minusYears(1));
        JDBI.useHandle(handle -> handle.execute(
                "update certificate.registration set ending = 'CANCELLED', ended_on = ? where number = ?",
                day,
                cancelled.number()));
        moveTo(day);
        EngineerPart part = list(EngineerFilter.ALL, null);
        assertThat(names(part)).containsExactly("欧阳早", "欧阳晚", "欧阳逾", "欧阳销");
        assertThat(part.counts())
                .isEqualTo(Map.of(Standing.EXPIRING, 1, Standing.VALID, 1, Standing.EXPIRED, 1, Standing.CANCELLED, 1));
        assertThat(names(list(new EngineerFilter(Standing.EXPIRED, null, null), null)))
                .containsExactly("欧阳逾");
    }

    @Test
    void is_narrowed_by_category_and_by_a_part_of_the_name_taken_literally() {
        registered(employer, "欧阳甲", PracticeCategory.CHEMICAL, day);
        registered(employer, "司徒乙", PracticeCategory.OTHER, day);
        assertThat(names(list(new EngineerFilter(null, PracticeCategory.OTHER, null), null)))
                .containsExactly("司徒乙");
        assertThat(names(list(new EngineerFilter(null, null, " 阳 "), null))).containsExactly("欧阳甲");
        assertThat(list(new EngineerFilter(null, null, "阳"), null).counts()).isEqualTo(Map.of(Standing.VALID, 1));
        assertThat(names(list(new EngineerFilter(null, null, "%"), null))).isEmpty();
    }

    @Test
    void a_long_list_goes_on_where_it_was_cut_even_among_equal_days() {
        IntStream.range(0, 105).forEach(i -> registered(employer, "欧阳" + i, PracticeCategory.OTHER, day));
        List<UUID> seen = new ArrayList<>();
        UUID after = null;
        int pages = 0;
        do {
            EngineerPart part = list(EngineerFilter.ALL, after);
            part.engineers().forEach(one -> seen.add(one.registration()));
            after = part.next();
            pages++;
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(105).doesNotHaveDuplicates();
        UUID anothers = REGISTER.byNumber(
                        registered(code(), "别家", PracticeCategory.OTHER, day).number())
                .orElseThrow()
                .publicId();
        assertThat(list(EngineerFilter.ALL, anothers).engineers()).isEmpty();
    }

    @Test
    void the_list_that_is_handed_out_says_what_the_page_says_and_no_identity_number() {
        Granted one = registered(employer, "=HYPERLINK(1)", PracticeCategory.CHEMICAL, day);
        registered(code(), "别家", PracticeCategory.OTHER, day);
        PrintedList list = as(contact, () -> ENGINEERS.printed("虚构单位", Locale.ENGLISH));
        assertThat(list.facts()).contains("虚构单位", employer, "People: 1");
        assertThat(list.rows())
                .containsExactly(List.of(
                        1,
                        "=HYPERLINK(1)",
                        one.number(),
                        "Chemical safety",
                        day.toString(),
                        day.plusYears(5).minusDays(1).toString(),
                        "Valid"));
        assertThat(list.rows().toString()).doesNotContain("999999");
    }

    private EngineerPart list(EngineerFilter filter, UUID after) {
        return as(contact, () -> ENGINEERS.list(filter, after));
    }

    private static List<String> names(EngineerPart part) {
        return part.engineers().stream().map(Engineer::name).toList();
    }

    private static String code() {
        return SampleNumbers.creditCode(76_000_000 + (int) next()).value();
    }

    private static Actor contact(String employer) {
        long n = next();
        return new Actor(n, PublicId.next(), "联系人" + n, Set.of(Role.EMPLOYER), null, null).ofEmployer(employer);
    }

    private Granted registered(String code, String name, PracticeCategory category, LocalDate on) {
        long n = next();
        Person person = inTransaction(() -> APPLICANTS
                .imported(List.of(new SampleApplicants.Line(
                        "替" + n,
                        SampleNumbers.idNumber(LocalDate.of(1931, 1, 1).plusDays(n), 887),
                        "OWN" + n,
                        LocalDate.of(2020, 1, 1),
                        "化工安全")))
                .get(0));
        JDBI.useHandle(
                handle -> handle.execute("update applicant.person set name = ? where id = ?", name, person.id()));
        Grant first = SampleGrants.first(person, 1);
        Granted granted = grantOn(
                        on,
                        List.of(new Grant(
                                first.basis(),
                                first.kind(),
                                first.term(),
                                first.item(),
                                first.replaces(),
                                first.personId(),
                                name,
                                first.sex(),
                                first.maskedIdNumber(),
                                category,
                                code,
                                "虚构单位",
                                first.agencyId(),
                                first.agencyName(),
                                first.portraitFileId())))
                .get(0);
        moveTo(day);
        return granted;
    }
}
