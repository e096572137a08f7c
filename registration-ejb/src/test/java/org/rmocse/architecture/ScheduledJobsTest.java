package org.rmocse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Job;
import org.rmocse.shared.Recorded;
import org.rmocse.shared.Texts;

/** Whatever the system does by itself is recorded, and said in both languages. */
class ScheduledJobsTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.rmocse");

    @Test
    void every_scheduled_method_is_recorded_as_a_job_of_its_own() {
        assertThat(unrecorded(PRODUCT)).isEmpty();
        List<Job> jobs = scheduled(PRODUCT)
                .map(method -> method.getAnnotationOfType(Recorded.class).value())
                .toList();
        assertThat(jobs).containsExactlyInAnyOrder(Job.values());
    }

    @Test
    void a_method_that_is_not_recorded_is_found() {
        assertThat(unrecorded(new ClassFileImporter().importClasses(Unrecorded.class)))
                .hasSize(1);
    }

    @Test
    void an_hour_is_one_of_the_country_wherever_the_server_stands() {
        assertThat(scheduled(PRODUCT)
                        .map(method -> method.getAnnotationOfType(Schedule.class))
                        .filter(schedule -> !schedule.hour().equals("*")))
                .isNotEmpty()
                .allMatch(schedule -> schedule.timezone().equals(ClockProducer.TIME_ZONE));
    }

    @Test
    void every_job_has_its_name_and_says_what_it_does() {
        for (Texts texts : List.of(Texts.of(Texts.CHINESE), Texts.of(Texts.ENGLISH))) {
            for (Job job : Job.values()) {
                assertThat(texts.has("Job." + job)).as(job.name()).isTrue();
                assertThat(texts.has("job.does." + job)).as(job.name()).isTrue();
            }
        }
    }

    private static List<String> unrecorded(JavaClasses classes) {
        return scheduled(classes)
                .filter(method -> !method.isAnnotatedWith(Recorded.class))
                .map(JavaMethod::getFullName)
                .toList();
    }

    private static Stream<JavaMethod> scheduled(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Schedule.class));
    }

    static class Unrecorded {

        @Schedule(hour = "4", persistent = false)
        void work() {}
    }
}
