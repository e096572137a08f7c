package org.rmocse.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.EventTo;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Upload;

/** The real documents over a folder of the test's own, and pictures to put there. */
public final class KeptDocuments {

    private KeptDocuments() {}

    public static Documents in(Path folder, Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption) {
        return scanned(
                jdbi,
                clock,
                policy,
                new DocumentStore(encryption, folder),
                new PortraitCheck(policy, clock, new Faces()),
                new VirusScan(null, Duration.ZERO));
    }

    /** The same with a scanner; what is refused for a virus nobody hears of. */
    static Documents scanned(
            Jdbi jdbi, Clock clock, Policy policy, DocumentStore store, PortraitCheck portraits, VirusScan clamd) {
        return new Documents(jdbi, clock, policy, store, portraits, clamd, new EventTo<>(upload -> {}));
    }

    /** The files in that folder as they are sealed anew. */
    public static SealedFiles sealed(Path folder, Jdbi jdbi, Clock clock, FieldEncryption encryption) {
        return new SealedFiles(jdbi, clock, new DocumentStore(encryption, folder));
    }

    /** What waits to be scanned where nobody scans. */
    public static PendingScans waiting(Jdbi jdbi, Clock clock) {
        return new PendingScans(jdbi, clock, null, null, new VirusScan(null, Duration.ZERO), null);
    }

    /** A folder that nobody else uses. */
    public static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "files")), "files");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** A portrait that nothing is wrong with. */
    public static Upload portrait() {
        return new Upload("portrait.jpg", "image/jpeg", SamplePerson.jpeg());
    }

    /** Something like a scan: a sheet with a few lines. */
    public static Upload scan(String fileName) {
        BufferedImage picture = ground(400, 560);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        for (int line = 0; line < 12; line++) {
            graphics.fillRect(40, 60 + 36 * line, 320 - 11 * line, 8);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Upload(fileName, "image/png", png.toByteArray());
    }

    private static BufferedImage ground(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }
}
