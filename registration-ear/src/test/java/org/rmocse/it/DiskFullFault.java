package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The disk of the files full while somebody uploads (F10): told with a reference, nothing half kept, and the next try works. */
class DiskFullFault {

    @Test
    void an_upload_that_finds_no_room_is_told_and_leaves_nothing() throws Exception {
        try (FaultBed bed = new FaultBed("disk")) {
            Path files = bed.folder().resolve("home/files");
            Files.createDirectories(files);
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", files.toString()), "may mount a small disk");
            try {
                bed.start();
                Candidate candidate = Candidate.next("夹谷安");
                Visitor applicant = Filer.register(bed.url(), bed.mail(), candidate);
                UUID id = Filer.begin(applicant);
                applicant.get("/applicant/step.xhtml?id=" + id + "&step=portrait");
                Visitor.FileField portrait =
                        new Visitor.FileField("fileId", "portrait.jpg", "image/jpeg", Drawings.portrait());
                Visitor.Page full = applicant.press("form:save", Map.of(), portrait);
                assertThat(full.status()).isEqualTo(500);
                assertThat(full.html().select("main strong").text())
                        .as("a reference to ask with")
                        .matches("[0-9A-F]{12}");
                assertThat(bed.count("select count(*) from document.file"))
                        .as("rows without a file")
                        .isZero();
                try (Stream<Path> left = Files.walk(files)) {
                    assertThat(left.filter(Files::isRegularFile))
                            .as("pieces left")
                            .isEmpty();
                }
                assertThat(run("mount", "-o", "remount,size=64m", files.toString()))
                        .isTrue();
                Filer.portrait(applicant, id);
                assertThat(bed.count("select count(*) from document.file")).isPositive();
                FaultReport.add("F10 the disk of the files full", 1, 0, 0, null);
            } finally {
                bed.server().close();
                run("umount", files.toString());
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
