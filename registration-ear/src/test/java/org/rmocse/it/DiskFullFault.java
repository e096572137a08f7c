package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.SampleNumbers;

/** The disk of the files or of the database full (F10): told with a reference, nothing half kept, and the next try works. */
class DiskFullFault {

    private static final int PEOPLE = 3000;

    @Test
    void an_upload_that_finds_no_room_is_told_and_leaves_nothing() throws Exception {
        try (FaultBed bed = new FaultBed("disk")) {
            Path files = bed.folder().resolve("home/files");
            try (SmallDisk disk = SmallDisk.under(files, "16k")) {
                bed.start();
                Candidate candidate = Candidate.next("夹谷安");
                Visitor applicant = Filer.register(bed.url(), bed.mail(), candidate);
                UUID id = Filer.begin(applicant);
                applicant.get("/applicant/step.xhtml?id=" + id + "&step=portrait");
                Visitor.FileField portrait =
                        new Visitor.FileField("fileId", "portrait.jpg", "image/jpeg", Drawings.portrait());
                Visitor.Page full = applicant.press("form:save", Map.of(), portrait);
                assertThat(full.status()).isEqualTo(500);
                requireReference(full);
                assertThat(bed.count("select count(*) from document.file"))
                        .as("rows without a file")
                        .isZero();
                try (Stream<Path> left = Files.walk(files)) {
                    assertThat(left.filter(Files::isRegularFile))
                            .as("pieces left")
                            .isEmpty();
                }
                disk.resize("64m");
                Filer.portrait(applicant, id);
                assertThat(bed.count("select count(*) from document.file")).isPositive();
                bed.requireWhatMustHold("the disk of the files was full");
                FaultReport.add("F10 the disk of the files full", 1, 0, 0, null);
                bed.server().close();
            }
        }
    }

    @Test
    void what_the_database_has_no_room_for_is_refused_whole_and_taken_when_there_is_room_again() throws Exception {
        try (FaultBed bed = new FaultBed("disk-database", "900m")) {
            bed.start();
            FaultBed.Prepared one = bed.prepared("东门安");
            byte[] sheet = Candidate.sheet(
                    IntStream.range(0, PEOPLE).mapToObj(DiskFullFault::person).toArray(Candidate[]::new));
            Visitor administrator = Visitor.signedIn(bed.url(), "system@demo.example");
            administrator.get("/admin/qualifications.xhtml");
            long people = people(bed);
            bed.sql("select pg_switch_wal()"); // with room in the log, so that it is the tables that find none
            bed.sql("checkpoint");
            bed.databaseDisk().fill();

            Visitor.Page full = imports(administrator, sheet);
            assertThat(full.status()).isEqualTo(503);
            assertThat(full.header("Retry-After")).isPresent();
            requireReference(full);
            assertThat(people(bed)).as("none of the sheet").isEqualTo(people);
            assertThat(Visitor.at(bed.url()).get("/agencies.xhtml").status())
                    .as("what needs no room is served")
                    .isEqualTo(200);
            boolean receipt = one.isAcknowledged();
            assertThat(bed.status(one.id())).isEqualTo(receipt ? "SUBMITTED" : "DRAFT");
            bed.requireWhatMustHold("the disk of the database full");

            bed.databaseDisk().empty();
            Duration ready = bed.readyAgain();
            administrator.get("/admin/qualifications.xhtml");
            Visitor.Page taken = imports(administrator, sheet);
            assertThat(taken.status()).isEqualTo(200);
            assertThat(people(bed)).as("all of the sheet").isEqualTo(people + PEOPLE);
            assertThat(one.isAcknowledged()).isTrue();
            assertThat(bed.lostMails()).isZero();
            bed.requireWhatMustHold("with room again");
            FaultReport.add("F10 the disk of the database full", 1, 0, 0, ready);
        }
    }

    private static Candidate person(int n) {
        return new Candidate(
                "赫连安",
                SampleNumbers.idNumber(LocalDate.of(1980, 1, 1).plusDays(n / 500), 1 + n % 500)
                        .value(),
                "ZCSA2024%06d".formatted(n),
                "disk" + n + "@candidate.example",
                LocalDate.of(2024, 4, 10),
                "");
    }

    private static Visitor.Page imports(Visitor administrator, byte[] sheet) {
        return administrator.press(
                "form:import", Map.of(), new Visitor.FileField("file", "results.csv", "text/csv", sheet));
    }

    private static long people(FaultBed bed) {
        return bed.count("select count(*) from applicant.person");
    }

    private static void requireReference(Visitor.Page page) {
        assertThat(page.html().select("main strong").text())
                .as("a reference to ask with")
                .matches("[0-9A-F]{12}");
    }
}
