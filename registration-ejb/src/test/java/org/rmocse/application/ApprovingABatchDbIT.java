package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.certificate.IssuedCertificate;
import org.rmocse.certificate.Registration;
import org.rmocse.publicity.Announcement;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Statements;

/** What an approval writes: statuses, numbers, terms, certificates, copies, the list and the notices. */
class ApprovingABatchDbIT extends ApprovalDatabaseTest {

    @Test
    void numbers_everybody_without_a_gap_in_the_order_of_the_batch_and_goes_on_with_the_next() {
        List<Waiting> sixty = waiting(60);
        UUID batch = batch(sixty);
        assertThat(approve(batch)).isEqualTo(60);
        assertThat(sixty)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().number())
                .isEqualTo(numbers(1, 60));
        List<Waiting> three = waiting(3);
        assertThat(approve(batch(three))).isEqualTo(3);
        assertThat(three)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().number())
                .isEqualTo(numbers(61, 63));
        assertThat(count("certificate.number_counter where year = ? and last_number = 63", year))
                .isEqualTo(1);
        assertThat(count("certificate.registration where number like ?", year + "%"))
                .isEqualTo(63);
    }

    @Test
    void every_file_is_approved_with_one_history_row_one_trail_row_one_notice_and_leaves_the_desk() {
        List<Waiting> files = waiting(5);
        approve(batch(files));
        for (Waiting one : files) {
            long id = one.file().id();
            assertThat(strings(
                            "select status || coalesce(due_on::text, '') from application.application where id = ?",
                            id))
                    .containsExactly("APPROVED");
            assertThat(strings(
                            "select concat_ws('|', action, from_status, to_status, actor_id) from application.move where application_id = ?",
                            id))
                    .containsExactly("APPROVE|AWAITING_APPROVAL|APPROVED|" + ministry.accountId());
            assertThat(count("application.work_item where application_id = ?", id))
                    .isZero();
            assertThat(AUDIT.of(one.file().publicId()))
                    .extracting(entry -> entry.action())
                    .containsExactly("application.APPROVE");
            assertThat(strings(
                            "select concat_ws('|', type, recipient) from notification.outbox where subject_id = ?",
                            one.file().publicId()))
                    .containsExactly("APPLICATION_APPROVED|" + one.person().email());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2034-05-04, 10:00, 2034-05-04, 2039-05-03",
        "2034-12-31, 23:59, 2034-12-31, 2039-12-30",
        "2035-01-01, 00:00, 2035-01-01, 2039-12-31", // still last year in London
        "2031-03-01, 10:00, 2031-03-01, 2036-02-29",
        "2036-02-29, 10:00, 2036-02-29, 2041-02-27",
        "2036-03-01, 10:00, 2036-03-01, 2041-02-28"
    })
    void a_term_runs_five_years_from_the_day_of_approval(LocalDate on, LocalTime at, LocalDate from, LocalDate to) {
        CLOCK.moveTo(on.atTime(at).atZone(ClockProducer.ZONE).toInstant());
        Waiting one = waiting(1).get(0);
        approve(batch(List.of(one)));
        assertThat(REGISTER.ofPerson(one.person().id())).hasValueSatisfying(registration -> {
            assertThat(registration.validFrom()).isEqualTo(from);
            assertThat(registration.validTo()).isEqualTo(to);
            assertThat(registration.number()).startsWith(String.valueOf(from.getYear()));
            assertThat(registration.category()).isEqualTo(PracticeCategory.CHEMICAL);
        });
    }

    @Test
    void a_certificate_says_what_was_decided_and_is_sealed() {
        List<Waiting> files = waiting(3);
        approve(batch(files));
        for (Waiting one : files) {
            Registration registration = REGISTER.ofPerson(one.person().id()).orElseThrow();
            assertThat(registration.certificateCode()).matches("[0-9A-HJKMNP-TV-Z]{20}");
            IssuedCertificate issued =
                    REGISTER.issued(registration.certificateCode()).orElseThrow();
            assertThat(issued.portraitFileId()).isEqualTo(one.person().portraitFileId());
            assertThat(issued.snapshot()).satisfies(says -> {
                assertThat(says.code()).isEqualTo(registration.certificateCode());
                assertThat(says.number()).isEqualTo(registration.number());
                assertThat(says.name()).isEqualTo(one.person().name());
                assertThat(says.maskedIdNumber()).isEqualTo(one.person().maskedIdNumber());
                assertThat(says.category()).isEqualTo(PracticeCategory.CHEMICAL);
                assertThat(says.employerName()).isEqualTo("虚构化工有限公司");
                assertThat(says.agencyName()).isEqualTo(AGENCIES.names().get(agency));
                assertThat(says.validFrom()).isEqualTo(day).isEqualTo(says.issuedOn());
                assertThat(says.validTo()).isEqualTo(LocalDate.of(year + 5, 5, 3));
            });
            assertThat(strings(
                                    "select encode(snapshot, 'escape') from certificate.certificate where code = ?",
                                    registration.certificateCode())
                            .get(0))
                    .doesNotContain(registration.number(), one.person().name());
        }
        assertThat(files)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().certificateCode())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_copy_of_every_certificate_waits_to_be_made() {
        List<Waiting> files = waiting(3);
        approve(batch(files));
        for (Waiting one : files) {
            assertThat(strings(
                            """
                            select concat_ws('|', y.item, y.status, y.agency_id, e.status, e.actor_id)
                            from certificate.registration r join certificate.certificate c on c.registration_id = r.id
                            join certificate.copy y on y.certificate_id = c.id
                            join certificate.copy_event e on e.copy_id = y.id where r.person_id = ?
                            """,
                            one.person().id()))
                    .containsExactly("CERTIFICATE|TO_PRODUCE|" + agency + "|TO_PRODUCE|" + ministry.accountId());
        }
    }

    @Test
    void the_announced_list_names_the_batch_and_nobody_else() {
        List<Waiting> files = waiting(5);
        UUID batch = batch(files);
        approve(batch);
        Announcement list = announcements.find(year, 1).orElseThrow();
        assertThat(list.people()).isEqualTo(5);
        assertThat(list.publishedAt()).isEqualTo(CLOCK.instant());
        assertThat(count("publicity.announcement where batch = ? and year = ? and number = 1", batch, year))
                .isEqualTo(1);
        assertThat(list.entries())
                .isEqualTo(IntStream.range(0, 5)
                        .mapToObj(i -> new Announcement.Entry(
                                i + 1,
                                "测试",
                                numbers(1, 5).get(i),
                                PracticeCategory.CHEMICAL,
                                "虚构化工有限公司",
                                AGENCIES.names().get(agency),
                                ApplicationKind.INITIAL))
                        .toList());
        assertThat(strings(
                        """
                        select e.application::text from publicity.announcement_entry e
                        join publicity.announcement n on n.id = e.announcement_id where n.batch = ? order by e.position
                        """,
                        batch))
                .isEqualTo(files.stream()
                        .map(one -> one.file().publicId().toString())
                        .toList());
        approve(batch(waiting(1)));
        assertThat(announcements.all())
                .filteredOn(one -> one.year() == year)
                .extracting(Announcement::number, Announcement::people)
                .containsExactly(tuple(2, 1), tuple(1, 5));
    }

    @Test
    void employers_are_recorded_and_numbers_become_names_to_sign_in_with() {
        List<Waiting> files = waiting(2);
        long account = account(files.get(0).person());
        approve(batch(files));
        assertThat(strings(
                        "select name from employer.employer where credit_code = ?",
                        files.get(1).employerCode()))
                .containsExactly("虚构化工有限公司");
        assertThat(strings("select kind || value from account.sign_in_name where account_id = ?", account))
                .containsExactly("REGISTRATION_NUMBER" + numbers(1, 1).get(0));
        assertThat(count("account.sign_in_name where value = ?", numbers(2, 2).get(0)))
                .isZero();
    }

    @Test
    void a_refused_file_leaves_the_batch_with_its_reasons_and_the_others_are_approved() {
        List<Waiting> files = waiting(3);
        UUID batch = batch(files);
        LaidFile refused = files.get(1).file();
        as(ministry, () -> {
            BATCHES.reject(
                    refused.publicId(),
                    List.of(new ReasonGiven("employer.name", ReasonCode.DUPLICATE_EMPLOYER, "在两个以上单位注册")),
                    null);
            return "";
        });
        assertThat(approve(batch)).isEqualTo(2);
        assertThat(strings("select status from application.application where id = ?", refused.id()))
                .containsExactly("REFUSED");
        assertThat(REGISTER.ofPerson(refused.personId())).isEmpty();
        assertThat(strings(
                        "select type || (details ->> 'reasons') from notification.outbox where subject_id = ?",
                        refused.publicId()))
                .singleElement()
                .asString()
                .startsWith("APPLICATION_REFUSED· 在两个以上单位注册（依据 R5：");
    }

    @Test
    void costs_the_same_statements_for_one_and_for_sixty() {
        UUID one = batch(waiting(1));
        List<String> costOfOne = Statements.of(JDBI, () -> approve(one));
        UUID sixty = batch(waiting(60));
        List<String> costOfSixty = Statements.of(JDBI, () -> approve(sixty));
        assertThat(costOfSixty).isEqualTo(costOfOne).hasSizeLessThanOrEqualTo(20);
    }
}
