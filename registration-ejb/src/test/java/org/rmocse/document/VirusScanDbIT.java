package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.audit.AuditEntry;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

/** Uploads before the real clamd: refused, clean, waiting while it is away, and found infected when it is back (A22). */
class VirusScanDbIT extends DatabaseTest {

    private static final Faces FACES = new Faces();

    @TempDir
    Path folder;

    private final List<InfectedUpload> refused = new ArrayList<>();
    private final List<FileInfected> found = new ArrayList<>();
    private final AuditTrail audit = new AuditTrail(JDBI, CLOCK);

    private String socket;
    private Clamd clamd;
    private VirusScan scan;
    private Documents documents;
    private PendingScans pending;

    @BeforeEach
    void nobodyListensYet() {
        // what other tests left waiting is not this one's
        JDBI.useHandle(handle ->
                handle.execute("update document.file set virus_state = 'NOT_SCANNED' where virus_state = 'PENDING'"));
        socket = folder.resolve("clamd.sock").toString();
        scan = new VirusScan(socket, Duration.ofSeconds(5));
        DocumentStore store = new DocumentStore(ENCRYPTION, folder.resolve("files"));
        documents = new Documents(
                JDBI, CLOCK, policy, store, new PortraitCheck(policy, CLOCK, FACES), scan, new EventTo<>(refused::add));
        pending = new PendingScans(JDBI, CLOCK, audit, store, scan, new EventTo<>(found::add));
    }

    @AfterEach
    void stop() {
        if (clamd != null) {
            clamd.close();
        }
    }

    @Test
    void a_virus_is_refused_before_anything_else_looks_into_the_file_and_nothing_is_kept() {
        clamd = Clamd.start(folder, socket);
        byte[] png = SamplePictures.file(SamplePictures.marked(400, 240), "png");
        byte[] jpeg = SamplePictures.file(SamplePictures.marked(400, 240), "jpeg");
        long rows = rows();
        for (byte[] upload : List.of(
                Clamd.infected(png),
                Clamd.infected(jpeg),
                Clamd.infected(SamplePdfs.file(1, any -> {})),
                // a picture that nobody could decode: the scanner saw it first
                Clamd.infected(java.util.Arrays.copyOf(png, 60)))) {
            assertThatThrownBy(() -> documents.storeMaterial(new Upload("contract.png", "image/png", upload)))
                    .isInstanceOfSatisfying(Rejected.class, VirusScanDbIT::isInfected);
        }
        assertThatThrownBy(() -> documents.storePortrait(
                        new Upload("me.jpg", "image/jpeg", Clamd.infected(SamplePerson.jpeg())), null))
                .isInstanceOfSatisfying(Rejected.class, VirusScanDbIT::isInfected);
        assertThat(refused).hasSize(5).allSatisfy(upload -> assertThat(upload.signature())
                .startsWith("Eicar-Test"));
        assertThat(rows()).isEqualTo(rows);
        assertThat(folder.resolve("files")).doesNotExist();
    }

    @Test
    void what_is_harmless_is_clean_and_stays_so_when_it_is_turned() {
        clamd = Clamd.start(folder, socket);
        StoredFile scan = material(KeptDocuments.scan("contract.png"));
        StoredFile portrait = documents.storePortrait(KeptDocuments.portrait(), null);
        assertThat(documents.virusState(scan.id())).isEqualTo(VirusState.CLEAN);
        assertThat(documents.virusState(portrait.id())).isEqualTo(VirusState.CLEAN);
        assertThat(documents.virusState(documents.rotate(scan.id(), 1).id())).isEqualTo(VirusState.CLEAN);
        assertThat(refused).isEmpty();
    }

    @Test
    void while_clamd_is_away_files_wait_and_are_scanned_when_it_is_back() {
        List<StoredFile> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(material(KeptDocuments.scan("page-" + i + ".png")));
        }
        // what hides behind a picture's end is left out of what is kept
        files.add(material(new Upload(
                "behind.png",
                "image/png",
                Clamd.infected(SamplePictures.file(SamplePictures.marked(400, 240), "png")))));
        assertThat(files)
                .allSatisfy(file -> assertThat(documents.virusState(file.id())).isEqualTo(VirusState.PENDING));
        assertThat(documents.virusState(documents.rotate(files.get(0).id(), 1).id()))
                .isEqualTo(VirusState.PENDING);
        assertThat(pending.scan()).as("nobody answers").isFalse();
        assertThat(documents.content(files.get(0).id()).bytes()).isNotEmpty();

        clamd = Clamd.start(folder, socket);
        assertThat(inTransaction(pending::scan)).as("a chunk, and more").isTrue();
        assertThat(inTransaction(pending::scan)).as("the rest").isFalse();
        assertThat(files)
                .allSatisfy(file -> assertThat(documents.virusState(file.id())).isEqualTo(VirusState.CLEAN));
        assertThat(documents.virusState(material(KeptDocuments.scan("next.png")).id()))
                .as("clamd is asked again")
                .isEqualTo(VirusState.CLEAN);
        assertThat(found).isEmpty();
    }

    @Test
    void what_is_found_infected_after_it_was_kept_is_handed_to_nobody_and_told() throws Exception {
        StoredFile bad = material(KeptDocuments.scan("bad.png"));
        StoredFile good = material(new Upload("good.pdf", "application/pdf", SamplePdfs.file(2, any -> {})));
        byte[] kept = documents.content(bad.id()).bytes();
        clamd = Clamd.start(folder, socket, kept);
        inTransaction(pending::scan);
        assertThat(documents.virusState(good.id())).isEqualTo(VirusState.CLEAN);
        assertThat(documents.virusState(bad.id())).isEqualTo(VirusState.INFECTED);
        assertThat(found).containsExactly(new FileInfected(bad.id(), CLOCK.instant()));
        List<Runnable> readings = List.of(
                () -> documents.content(bad.id()),
                () -> documents.contents(List.of(good.id(), bad.id())),
                () -> documents.preview(bad.id(), 0, 300),
                () -> documents.qrPayloads(bad.id()),
                () -> documents.rotate(bad.id(), 1));
        for (Runnable reading : readings) {
            assertThatThrownBy(reading::run).isInstanceOfSatisfying(Rejected.class, refusal -> assertThat(
                            refusal.findings().get(0).code())
                    .isEqualTo("FILE_WITHHELD"));
        }
        assertThat(documents.content(good.id()).bytes()).isNotEmpty();
        List<AuditEntry> trail = audit.of(bad.publicId());
        assertThat(trail).hasSize(1);
        assertThat(trail.get(0).action()).isEqualTo("document.infected");
        assertThat(trail.get(0).detail()).contains("Found-Later").doesNotContain("bad.png");
    }

    @Test
    void a_file_that_is_lost_or_cannot_be_judged_keeps_no_other_waiting() throws Exception {
        StoredFile lost = material(KeptDocuments.scan("lost.png"));
        try (var kept = Files.walk(folder.resolve("files"))) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        StoredFile good = material(new Upload("good.pdf", "application/pdf", SamplePdfs.file(1, any -> {})));
        clamd = Clamd.start(folder, socket);
        assertThat(inTransaction(pending::scan)).isFalse();
        assertThat(documents.virusState(lost.id())).isEqualTo(VirusState.PENDING);
        assertThat(documents.virusState(good.id())).isEqualTo(VirusState.CLEAN);
    }

    private static void isInfected(Rejected refusal) {
        assertThat(refusal.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FILE_INFECTED");
            assertThat(finding.have()).startsWith("Eicar-Test");
        });
    }

    private StoredFile material(Upload upload) {
        return documents.storeMaterial(upload);
    }

    private static long rows() {
        return JDBI.withHandle(handle -> handle.createQuery("select count(*) from document.file")
                .mapTo(Long.class)
                .one());
    }
}
