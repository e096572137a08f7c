package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rmocse.document.SamplePictures.latin;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;

class DocumentsDbIT extends DatabaseTest {

    private static final Faces FACES = new Faces();

    @TempDir
    Path folder;

    private PortraitCheck portraits;
    private Documents documents;

    @BeforeEach
    void open() {
        portraits = new PortraitCheck(policy, CLOCK, FACES);
        documents = KeptDocuments.scanned(
                JDBI,
                CLOCK,
                policy,
                new DocumentStore(ENCRYPTION, folder),
                portraits,
                new VirusScan(null, Duration.ZERO));
    }

    @Test
    void keeps_a_picture_as_a_clean_jpeg_and_gives_it_back() throws IOException {
        byte[] png = SamplePictures.file(SamplePictures.marked(400, 240), "png");
        StoredFile stored = material("合同第一页.png", png);
        Content content = documents.content(stored.id());
        assertThat(content.file()).isEqualTo(stored);
        assertThat(stored.contentType()).isEqualTo("image/jpeg");
        assertThat(stored.size()).isEqualTo(content.bytes().length);
        assertThat(stored.pages()).isEqualTo(1);
        assertThat(new Dimension(stored.width(), stored.height())).isEqualTo(new Dimension(400, 240));
        assertThat(SamplePictures.corners(picture(content.bytes()))).isEqualTo("RED GREEN BLUE BLACK");
    }

    @Test
    void shrinks_a_large_scan_to_the_longest_side_that_is_kept() {
        StoredFile stored = material("scan.jpg", SamplePictures.file(SamplePictures.marked(5200, 1000), "jpeg"));
        assertThat(new Dimension(stored.width(), stored.height())).isEqualTo(new Dimension(2600, 500));
    }

    @Test
    void keeps_a_pdf_with_its_pages() throws IOException {
        StoredFile stored = material("合同.pdf", SamplePdfs.file(3, pdf -> {}));
        assertThat(stored.contentType()).isEqualTo("application/pdf");
        assertThat(stored.pages()).isEqualTo(3);
        assertThat(stored.width()).isZero();
        assertThat(new String(documents.content(stored.id()).bytes(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        for (int page = 0; page < 3; page++) {
            assertThat(picture(documents.preview(stored.id(), page, 300)).getWidth())
                    .isEqualTo(300);
        }
    }

    @Test
    void previews_no_wider_than_asked_and_never_enlarged() throws IOException {
        StoredFile stored = material("a.jpg", SamplePictures.file(SamplePictures.marked(400, 240), "jpeg"));
        BufferedImage small = picture(documents.preview(stored.id(), 0, 100));
        assertThat(new Dimension(small.getWidth(), small.getHeight())).isEqualTo(new Dimension(100, 60));
        assertThat(SamplePictures.corners(small)).isEqualTo("RED GREEN BLUE BLACK");
        assertThat(picture(documents.preview(stored.id(), 0, 5000)).getWidth()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1", "2147483647"})
    void has_no_preview_of_a_page_that_is_not_there(int page) {
        StoredFile stored = material("a.jpg", SamplePictures.file(SamplePictures.marked(40, 24), "jpeg"));
        assertThatThrownBy(() -> documents.preview(stored.id(), page, 100))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(codes(refused)).containsExactly("NOT_FOUND"));
    }

    @Test
    void turns_a_file_into_a_new_one_and_leaves_the_old() throws IOException {
        StoredFile picture = material("a.jpg", SamplePictures.file(SamplePictures.marked(400, 240), "jpeg"));
        StoredFile turned = documents.rotate(picture.id(), 1);
        assertThat(turned.id()).isNotEqualTo(picture.id());
        assertThat(new Dimension(turned.width(), turned.height())).isEqualTo(new Dimension(240, 400));
        assertThat(SamplePictures.corners(picture(documents.content(turned.id()).bytes())))
                .isEqualTo("BLUE RED BLACK GREEN");
        assertThat(SamplePictures.corners(
                        picture(documents.content(picture.id()).bytes())))
                .isEqualTo("RED GREEN BLUE BLACK");

        StoredFile pdf = material("a.pdf", SamplePdfs.file(2, any -> {}));
        StoredFile lying = documents.rotate(pdf.id(), -1);
        assertThat(lying.pages()).isEqualTo(2);
        BufferedImage page = picture(documents.preview(lying.id(), 1, 842));
        assertThat(page.getWidth()).isGreaterThan(page.getHeight());
    }

    @Test
    void reads_the_codes_on_every_page_of_a_file() {
        BufferedImage sheet = SamplePictures.plain(600, 600, Color.WHITE);
        Graphics2D graphics = sheet.createGraphics();
        graphics.drawImage(code("first"), 50, 50, null);
        graphics.dispose();
        StoredFile picture = material("a.png", SamplePictures.file(sheet, "png"));
        assertThat(documents.qrPayloads(picture.id())).containsExactly("first");
        StoredFile pdf = material("a.pdf", SamplePdfs.file(2, document -> {
            for (int page = 0; page < 2; page++) {
                try (PDPageContentStream content = new PDPageContentStream(
                        document, document.getPage(page), PDPageContentStream.AppendMode.APPEND, true)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(document, code("page " + page)), 300, 500, 150, 150);
                }
            }
        }));
        assertThat(documents.qrPayloads(pdf.id())).containsExactly("page 0", "page 1");
        StoredFile none = material("b.png", SamplePictures.file(SamplePictures.marked(300, 300), "png"));
        assertThat(documents.qrPayloads(none.id())).isEmpty();
    }

    @Test
    void cuts_a_portrait_to_the_size_of_the_certificate() throws IOException {
        StoredFile stored = documents.storePortrait(
                upload("me.jpg", SamplePerson.jpeg(SamplePerson.upright().photographed(1200, 1680, Color.WHITE))),
                null);
        assertThat(new Dimension(stored.width(), stored.height())).isEqualTo(new Dimension(295, 413));
        assertThat(stored.size()).isLessThanOrEqualTo(204_800);
        BufferedImage portrait = picture(documents.content(stored.id()).bytes());
        assertThat(new Dimension(portrait.getWidth(), portrait.getHeight())).isEqualTo(new Dimension(295, 413));
        assertThat(new Color(portrait.getRGB(147, 190)).getRed()).isBetween(150, 254);
        assertThat(new Color(portrait.getRGB(5, 5)).getRed()).isGreaterThan(250);
    }

    @Test
    void cuts_where_it_is_told_of_the_upright_picture() throws IOException {
        BufferedImage lying = Pictures.turned(twoPeople(), 3);
        byte[] jpeg = SamplePictures.withOrientation(SamplePerson.jpeg(lying), 6);
        StoredFile right = documents.storePortrait(upload("both.jpg", jpeg), new Crop(600, 0, 590, 826));
        assertThat(picture(documents.content(right.id()).bytes()).getRGB(290, 5) & 0xFF)
                .isLessThan(235);
    }

    @Test
    void remembers_that_the_face_was_looked_for() {
        StoredFile portrait = documents.storePortrait(upload("me.jpg", SamplePerson.jpeg()), null);
        assertThat(documents.isFaceChecked(portrait.id())).isTrue();
        StoredFile scan = material("a.jpg", SamplePictures.file(SamplePictures.marked(40, 24), "jpeg"));
        assertThat(documents.isFaceChecked(scan.id())).isFalse();
        assertThat(documents.isFaceChecked(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void tells_everything_that_is_wrong_with_a_portrait() {
        SamplePerson person = SamplePerson.upright();
        BufferedImage large = person.photographed(1200, 1680, Color.WHITE);
        refusesPortrait("small.jpg", person.photographed(294, 412, Color.WHITE), null, "TOO_SMALL");
        refusesPortrait("cut.jpg", large, new Crop(0, 0, 200, 280), "TOO_SMALL");
        refusesPortrait("wide.jpg", large, new Crop(0, 0, 600, 600), "WRONG_RATIO");
        refusesPortrait("outside.jpg", large, new Crop(1000, 0, 295, 413), "WRONG_RATIO");
        refusesPortrait("blue.jpg", person.photographed(590, 826, Color.BLUE), null, "GROUND_NOT_PLAIN");
        refusesPortrait("room.jpg", SamplePictures.noise(600, 840, 1), null, "GROUND_NOT_PLAIN", "NO_FACE");
        refusesPortrait(
                "aside.jpg",
                person.at(0.2, 0.42).turned(-30).photographed(590, 826, Color.BLUE),
                null,
                "GROUND_NOT_PLAIN",
                "FACE_TILTED",
                "FACE_OFF_CENTRE");
    }

    @Test
    void the_interface_and_the_step_find_the_same() {
        byte[] aside = SamplePerson.jpeg(SamplePerson.upright().at(0.8, 0.42).photographed(590, 826, Color.RED));
        PortraitCheck.Verdict verdict = portraits.check(new ByteArrayInputStream(aside), aside.length);
        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.faceChecked()).isTrue();
        assertThatThrownBy(() -> documents.storePortrait(upload("aside.jpg", aside), null))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .isEqualTo(verdict.findings()));
        byte[] good = SamplePerson.jpeg();
        assertThat(portraits.check(new ByteArrayInputStream(good), good.length).findings())
                .isEmpty();
    }

    @Test
    void a_pdf_is_no_portrait() {
        assertThatThrownBy(() -> documents.storePortrait(upload("me.pdf", SamplePdfs.file(1, pdf -> {})), null))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(Finding.of("FILE_TYPE", null, "D14")));
    }

    @Test
    void refuses_what_is_larger_than_allowed_before_it_looks_inside() {
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        System.arraycopy(latin("%PDF-1.7"), 0, large, 0, 8);
        assertThatThrownBy(() -> material("large.pdf", large))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(
                                Finding.of("FILE_TOO_LARGE", null, "D13").having("10.1 MB", "10.0 MB")));
    }

    @Test
    void looks_inside_a_file_of_exactly_what_is_allowed() {
        byte[] largest = new byte[10 * 1024 * 1024];
        System.arraycopy(latin("%PDF-1.7"), 0, largest, 0, 8);
        assertThatThrownBy(() -> material("largest.pdf", largest))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly("PDF_UNREADABLE"));
    }

    @Test
    void nothing_of_a_refused_file_is_left() throws IOException {
        long before = rows();
        for (byte[] bad : List.of(new byte[0], latin("GIF89a"), latin("ÿØÿà"), latin("%PDF-1.7"))) {
            assertThatThrownBy(() -> material("bad", bad)).isInstanceOf(Rejected.class);
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(stored()).isEmpty();
    }

    @Test
    void what_is_kept_cannot_be_read_in_the_folder_or_the_database() throws IOException {
        byte[] pdf = SamplePdfs.file(1, document -> {});
        StoredFile stored = material("a.pdf", pdf);
        byte[] planted = java.util.Arrays.copyOf(documents.content(stored.id()).bytes(), 600);
        for (Path file : stored()) {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("%PDF", "stream", "endobj");
            for (int at = 0; at + 24 <= planted.length; at += 24) {
                String piece = new String(planted, at, 24, StandardCharsets.ISO_8859_1);
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1).contains(piece))
                        .isFalse();
            }
        }
        String row = JDBI.withHandle(handle -> handle.createQuery("select f::text from document.file f where id = :id")
                .bind("id", stored.id())
                .mapTo(String.class)
                .one());
        assertThat(row).contains("a.pdf").doesNotContain("%PDF", "stream");
    }

    @Test
    void the_same_file_sent_twice_is_two_files_to_people_and_one_on_disk() throws IOException {
        byte[] png = SamplePictures.file(SamplePictures.marked(80, 48), "png");
        byte[] pdf = SamplePdfs.file(1, document -> {});
        StoredFile first = material("a.png", png);
        StoredFile second = material("b.png", png);
        assertThat(first.publicId()).isNotEqualTo(second.publicId());
        assertThat(stored()).hasSize(1);
        material("a.pdf", pdf);
        material("b.pdf", pdf);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void a_row_pointed_at_another_file_shows_that_file_only_where_it_belongs() throws IOException {
        StoredFile mine = material("a.png", SamplePictures.file(SamplePictures.marked(80, 48), "png"));
        Path own = stored().get(0);
        material("b.png", SamplePictures.file(SamplePictures.marked(40, 48), "png"));
        Path other =
                stored().stream().filter(file -> !file.equals(own)).findFirst().orElseThrow();
        Files.copy(other, own, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> documents.content(mine.id())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "合同.jpg|合同.jpg",
                "合同.JPEG|合同.JPEG",
                "photo.png|photo.jpg",
                "evil.html|evil.jpg",
                "evil.jpg.exe|evil.jpg",
                "../../etc/passwd|passwd.jpg",
                "C:\\Users\\me\\合同.jpg|合同.jpg",
                "Fassung 1.2|Fassung 1.2.jpg",
                "no extension|no extension.jpg",
                ".jpg|file.jpg",
                "a\u202Egpj.exe|agpj.jpg",
                "<script>alert(1)</script>.jpg|script>.jpg",
                "'  '|file.jpg"
            })
    void a_files_name_is_cleaned_and_says_what_it_is(String sent, String kept) {
        assertThat(material(sent, SamplePictures.file(SamplePictures.marked(8, 8), "png"))
                        .name())
                .isEqualTo(kept);
    }

    @Test
    void a_long_name_keeps_its_end_a_missing_one_is_none_and_lines_are_one() {
        byte[] png = SamplePictures.file(SamplePictures.marked(8, 8), "png");
        assertThat(material("长".repeat(300) + "合同.png", png).name())
                .hasSize(120)
                .endsWith("长合同.jpg");
        assertThat(material(null, png).name()).isEqualTo("file.jpg");
        assertThat(material("a\r\nSet-Cookie: x=1.jpg", png).name()).isEqualTo("a Set-Cookie: x=1.jpg");
    }

    private StoredFile material(String name, byte[] content) {
        return documents.storeMaterial(upload(name, content));
    }

    private void refusesPortrait(String name, BufferedImage picture, Crop crop, String... expected) {
        assertThatThrownBy(() -> documents.storePortrait(upload(name, SamplePerson.jpeg(picture)), crop))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(codes(refused)).containsExactly(expected));
    }

    private static Upload upload(String name, byte[] content) {
        return new Upload(name, "text/html", content);
    }

    private static List<String> codes(Rejected refused) {
        return refused.findings().stream().map(Finding::code).toList();
    }

    /** Two people beside each other, the one to the right before a ground a little darker. */
    private static BufferedImage twoPeople() {
        BufferedImage both = SamplePictures.plain(1200, 840, Color.WHITE);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(SamplePerson.upright().photographed(590, 826, Color.WHITE), 0, 0, null);
        graphics.drawImage(SamplePerson.upright().photographed(590, 826, new Color(225, 225, 225)), 600, 0, null);
        graphics.dispose();
        return both;
    }

    private static BufferedImage code(String payload) {
        return picture(QrCode.png(payload, 300));
    }

    private static BufferedImage picture(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long rows() {
        return JDBI.withHandle(handle -> handle.createQuery("select count(*) from document.file")
                .mapTo(Long.class)
                .one());
    }
}
