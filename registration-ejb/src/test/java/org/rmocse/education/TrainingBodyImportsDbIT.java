package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.Sheet;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;

/** What a training body sends is its own, is taken up again where it was broken off, and can be taken back while it runs. */
class TrainingBodyImportsDbIT extends EducationDatabaseTest {

    private Actor trainer;

    @BeforeEach
    void a_body() {
        trainer = trainer();
    }

    @Test
    void what_a_body_reports_stands_in_its_own_name_whatever_its_sheet_says() {
        EducationImport report = imported(trainer, csv(row("2026-03-01", "2026-03-03", "安全生产法", "24")));
        assertThat(counts(report)).isEqualTo("1 0 0 0");
        assertThat(report.bodyName()).isEqualTo(name());
        assertThat(RECORDS.of(person)).singleElement().satisfies(row -> assertThat(row.provider())
                .isEqualTo(name()));
        String without = "姓名,证件号码,开始日期,结束日期,培训内容,学时\n林知安," + number.value() + ",2026-05-01,2026-05-01,应急,8\n";
        assertThat(counts(imported(trainer, file("a.csv", without)))).isEqualTo("1 0 0 0");
    }

    @Test
    void of_a_course_a_sheet_tells_only_who_attended_it() {
        UUID course = course("2026-06-01", "2026-06-03");
        EducationImport report = imported(trainer, file("a.csv", "姓名,证件号码\n林知安," + number.value() + "\n"), course);
        assertThat(counts(report)).isEqualTo("1 0 0 0");
        assertThat(report.course()).isEqualTo("双重预防机制");
        assertThat(RECORDS.of(person)).singleElement().satisfies(row -> {
            assertThat(row.content()).isEqualTo("双重预防机制");
            assertThat(row.from()).isEqualTo(LocalDate.of(2026, 6, 1));
            assertThat(row.hours()).isEqualByComparingTo("16");
        });
    }

    @Test
    void no_course_is_reported_that_is_archived_or_anothers_and_none_before_it_is_over() {
        UUID later = course("2026-12-01", "2026-12-03");
        String sheet = "姓名,证件号码\n林知安," + number.value() + "\n";
        assertThat(errors(imported(trainer, file("a.csv", sheet), later)))
                .extracting(RowError::code)
                .containsExactly("DATE_IN_FUTURE");
        doing(trainer, () -> COURSES.archive(later, true));
        List<Finding> unknown = List.of(Finding.of("COURSE_UNKNOWN", "course"));
        assertThat(refused(trainer, () -> IMPORTS.send(file("a.csv", sheet), later)))
                .isEqualTo(unknown);
        assertThat(refused(trainer(), () -> IMPORTS.send(file("a.csv", sheet), course("2026-06-01", "2026-06-03"))))
                .isEqualTo(unknown);
    }

    @Test
    void another_bodys_import_is_not_there() {
        UUID id = imported(trainer, csv(row("2026-03-01", "2026-03-03", "甲", "24")))
                .publicId();
        Actor other = trainer();
        List<Finding> missing = List.of(Finding.of("NOT_FOUND", null));
        assertThat(as(other, IMPORTS::recent)).isEmpty();
        assertThat(refused(other, () -> IMPORTS.find(id))).isEqualTo(missing);
        assertThat(refused(other, () -> IMPORTS.errors(id, 1))).isEqualTo(missing);
        assertThat(refused(other, () -> IMPORTS.errorSheet(id, java.util.Locale.ENGLISH)))
                .isEqualTo(missing);
        assertThat(refused(other, () -> rolledBack(id))).isEqualTo(missing);
        assertThat(as(trainer, IMPORTS::recent)).hasSize(1);
        assertThat(as(administrator, () -> IMPORTS.find(id)).added()).isEqualTo(1);
    }

    @Test
    void a_closed_body_reports_nothing_new_and_sees_what_it_reported() {
        imported(trainer, csv(row("2026-03-01", "2026-03-03", "甲", "24")));
        TrainingBody body = BODIES.of(trainer).orElseThrow();
        doing(administrator, () -> TRAINING_BODIES.turn(body.publicId(), body.version(), false));
        List<Finding> closed = List.of(Finding.of("TRAINING_BODY_CLOSED", null));
        assertThat(refused(trainer, () -> IMPORTS.send(csv(row("2026-04-01", "2026-04-01", "乙", "8")), null)))
                .isEqualTo(closed);
        assertThat(refused(trainer, () -> COURSES.enter(new CourseDraft("x", null, "8", "2026-01-01", "2026-01-01"))))
                .isEqualTo(closed);
        assertThat(as(trainer, IMPORTS::recent)).hasSize(1);
    }

    @Test
    void what_a_killed_server_left_is_taken_up_once_where_it_stopped() {
        UUID id = as(trainer, () -> IMPORTS.send(csv(days(2500)), null));
        TakenImport killed = RUNS.take().orElseThrow();
        EducationReading reading = new EducationReading(RUNS, killed, frame());
        int[] read = new int[1];
        try {
            Sheet.again(FILES.file(killed), frame().columns(), POLICY.at(LocalDate.of(2026, 11, 23)))
                    .read((line, values) -> {
                        if (++read[0] == 1700) {
                            throw new IllegalStateException("killed");
                        }
                        reading.take(line, values);
                    });
        } catch (IllegalStateException killedHere) {
            // of the second thousand nothing is kept
        }
        assertThat(as(trainer, () -> IMPORTS.find(id))).satisfies(half -> {
            assertThat(half.isRunning()).isTrue();
            assertThat(counts(half)).isEqualTo("1000 0 0 0");
            assertThat(half.total()).isEqualTo(2500);
        });

        WORK.round();
        assertThat(as(trainer, () -> IMPORTS.find(id)).rows())
                .as("nobody takes it up while its lease runs")
                .isEqualTo(1000);
        CLOCK.moveTo(MONDAY.plus(Duration.ofSeconds(61)));
        WORK.round();
        assertThat(as(trainer, () -> IMPORTS.find(id))).satisfies(whole -> {
            assertThat(whole.status()).isEqualTo(EducationImport.Status.DONE);
            assertThat(counts(whole)).isEqualTo("2500 0 0 0");
        });
        assertThat(RECORDS.of(person)).hasSize(2500);
        assertThat(count("education.import_piece where import_id = ?", killed.id()))
                .isZero();

        assertThat(RUNS.keep(killed, List.of(), List.of(), 0, 9999))
                .as("the one that was thought dead writes nothing")
                .isFalse();
    }

    @Test
    void two_that_look_for_work_at_once_find_one_import_each() {
        as(trainer, () -> IMPORTS.send(csv(row("2026-03-01", "2026-03-03", "甲", "24")), null));
        TakenImport first = RUNS.take().orElseThrow();
        assertThat(RUNS.take()).isEmpty();
        CLOCK.moveTo(MONDAY.plus(Duration.ofSeconds(61)));
        TakenImport second = RUNS.take().orElseThrow();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(RUNS.keep(first, List.of(), List.of(), 0, 2)).isFalse();
        assertThat(RUNS.keep(second, List.of(), List.of(), 0, 2)).isTrue();
        RUNS.end(second);
    }

    @Test
    void one_that_never_gets_on_is_broken_off_and_can_be_taken_back() {
        UUID id = as(trainer, () -> IMPORTS.send(csv(row("2026-03-01", "2026-03-03", "甲", "24")), null));
        JDBI.useHandle(handle -> handle.execute(
                "update education.import_piece p set sealed = decode('00', 'hex') from education.import i where i.id = p.import_id and i.public_id = ?",
                id));
        for (int i = 0; i < 7; i++) {
            WORK.round();
            CLOCK.moveTo(CLOCK.instant().plus(Duration.ofSeconds(61)));
        }
        assertThat(as(trainer, () -> IMPORTS.find(id)).status()).isEqualTo(EducationImport.Status.BROKEN_OFF);
    }

    @Test
    void one_that_runs_is_stopped_and_taken_back_with_all_it_had_added() {
        UUID id = as(trainer, () -> IMPORTS.send(csv(days(1500)), null));
        TakenImport taken = RUNS.take().orElseThrow();
        EducationReading reading = new EducationReading(RUNS, taken, frame());
        Sheet.again(FILES.file(taken), frame().columns(), POLICY.at(LocalDate.of(2026, 11, 23)))
                .read(reading::take);
        assertThat(RECORDS.of(person)).hasSize(1000);
        doing(trainer, () -> IMPORTS.rollBack(id));
        assertThat(RECORDS.of(person)).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(reading::keep).isInstanceOf(EducationReading.Lost.class);
        RUNS.end(taken);
        assertThat(as(trainer, () -> IMPORTS.find(id))).satisfies(back -> {
            assertThat(back.rolledBackBy()).isEqualTo(trainer.name());
            assertThat(back.isStanding()).isFalse();
            assertThat(back.isRunning()).isFalse();
        });
        assertThat(RECORDS.of(person)).isEmpty();
    }

    @Test
    void the_file_lies_sealed_until_it_is_taken_and_the_error_sheet_computes_nothing() {
        String formula = "=HYPERLINK(\"http://x\")";
        UUID id = as(
                trainer,
                () -> IMPORTS.send(
                        csv(
                                "林知安," + number.value() + ",2026-02-30,2026-03-01,\"" + formula.replace("\"", "\"\"")
                                        + "\",,x,8",
                                "\"" + formula.replace("\"", "\"\"") + "\"," + number.value()
                                        + ",2026-02-01,2026-02-01,甲,,x,8"),
                        null));
        assertThat(count("education.import_piece where position(? in encode(sealed, 'escape')) > 0", number.value()))
                .isZero();
        WORK.round();
        String sheet = new String(
                as(trainer, () -> IMPORTS.errorSheet(id, java.util.Locale.ENGLISH)),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(sheet).contains("2026-02-30", "'=HYPERLINK").doesNotContain(number.value(), "\"=", ",=");
    }

    private Object rolledBack(UUID id) {
        IMPORTS.rollBack(id);
        return PublicId.next();
    }

    private String name() {
        return BODIES.of(trainer).orElseThrow().name();
    }

    private EducationLine.Frame frame() {
        return new EducationLine.Frame(LocalDate.of(2026, 11, 23), name(), null);
    }

    private String[] days(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String day = LocalDate.of(2010, 1, 1).plusDays(i).toString();
                    return row(day, day, "第" + i + "课", "1");
                })
                .toArray(String[]::new);
    }

    private UUID course(String from, String to) {
        return as(trainer, () -> COURSES.enter(new CourseDraft("双重预防机制", "现场", "16", from, to)));
    }
}
