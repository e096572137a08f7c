package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.application.Reminder.Subject;
import org.rmocse.notification.Notice;
import org.rmocse.shared.Texts;

/** Holders are reminded before something of theirs ends: once each, and only of what they can still do. */
class HolderRemindersDbIT extends ClockDatabaseTest {

    @Test
    void another_search_of_the_same_day_reminds_nobody_twice() {
        Person holder = holder(LocalDate.of(2026, 12, 20));
        moveTo(LocalDate.of(2026, 11, 24));
        tick();
        searchAgain();
        tick();
        assertThat(told(holder)).containsExactly("2026-11-24 REGISTRATION_ENDS");
    }

    @Test
    void after_a_pause_the_nearest_reminder_comes_alone() {
        Person holder = holder(LocalDate.of(2026, 12, 20));
        moveTo(LocalDate.of(2026, 12, 15));
        tick();
        assertThat(told(holder)).containsExactly("2026-12-15 RENEWAL_CLOSES");
        moveTo(LocalDate.of(2026, 12, 20));
        tick();
        moveTo(LocalDate.of(2026, 12, 21));
        tick();
        assertThat(told(holder)).hasSize(1);
    }

    @Test
    void the_search_goes_on_chunk_by_chunk_to_the_last_holder() {
        int many = 2100;
        long first = manyHolders(many, LocalDate.of(2028, 2, 29));
        moveTo(LocalDate.of(2027, 2, 27));
        tick();
        assertThat(count("application.reminder where person_id >= ? and ends_on = '2028-02-29'", first))
                .isZero();
        moveTo(LocalDate.of(2027, 2, 28));
        assertThat(inTransaction(() -> REMINDERS.remind(Subject.TERM))).isTrue();
        tick();
        assertThat(count("notification.outbox where recipient like 'many-%' and type = 'REGISTRATION_ENDS'"))
                .isEqualTo(many);
        assertThat(count("application.reminder where person_id >= ? and ends_on = '2028-02-29'", first))
                .isEqualTo(many);
        tick();
        searchAgain();
        tick();
        assertThat(count("notification.outbox where recipient like 'many-%'")).isEqualTo(many);
    }

    @Test
    void the_last_days_before_the_cut_over_remind_whoever_qualified_before_it() {
        Person legacy = person(LocalDate.of(1980, 3, 4), LocalDate.of(2012, 9, 1), null);
        moveTo(LocalDate.of(2024, 2, 21));
        tick();
        assertThat(told(legacy)).isEmpty();
        moveTo(LocalDate.of(2024, 2, 22));
        tick();
        assertThat(told(legacy)).containsExactly("2024-02-22 INITIAL_CLOSES");
    }

    @Test
    void says_what_to_do_and_by_when_in_the_holders_language() {
        Person person = person();
        Notice notice = HolderReminders.notice(
                Subject.TERM,
                new Reminder(person.id(), LocalDate.of(2027, 1, 9), "M12"),
                new Person(
                        person.id(),
                        person.publicId(),
                        person.name(),
                        "F",
                        person.birthDate(),
                        "",
                        person.email(),
                        null,
                        Locale.ENGLISH,
                        null),
                POLICY.at(today()));
        assertThat(notice.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(notice.subject()).isEqualTo(person.publicId());
        for (Locale language : List.of(Texts.CHINESE, Texts.ENGLISH)) {
            assertThat(Texts.of(language).get(notice.type() + ".body", notice.values()))
                    .contains(person.name(), "2027-01-09", "2026-01-09", "48", "/applicant/index.xhtml")
                    .doesNotContain("–", "{");
        }
    }

    private long manyHolders(int count, LocalDate validTo) {
        return JDBI.withHandle(handle -> {
            long first = handle.createQuery("select coalesce(max(id), 0) + 1000000 from applicant.person")
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate(
                            """
                            insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, created_at)
                            select :first + n, gen_random_uuid(), '测试' || n, 'F', '1980-01-01', '999999********0024', 'many-' || n || '@holder.example', :at
                            from generate_series(1, :count) n
                            """)
                    .bind("first", first)
                    .bind("count", count)
                    .bind("at", CLOCK.instant())
                    .execute();
            handle.createUpdate(
                            """
                            with registered as (
                                insert into certificate.registration (public_id, person_id, number, origin, first_registered_on,
                                    category, employer_code, employer_name, agency_id)
                                select gen_random_uuid(), :first + n, '1871' || lpad(n::text, 7, '0'), 'LEGACY', '2023-03-01',
                                    'CHEMICAL', '91350100M000100Y43', '虚构化工有限公司', :agency
                                from generate_series(1, :count) n returning id
                            )
                            insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                            select id, 'INITIAL', gen_random_uuid(), '2023-03-01', :validTo, :at from registered
                            """)
                    .bind("first", first)
                    .bind("count", count)
                    .bind("agency", agency)
                    .bind("validTo", validTo)
                    .bind("at", CLOCK.instant())
                    .execute();
            return first;
        });
    }
}
