package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rmocse.document.SamplePictures.latin;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

class PdfsTest {

    private static final int PAGES = 20;
    private static final long PIXELS = 60_000_000;

    @Test
    void keeps_the_pages_as_they_look() throws IOException {
        byte[] file = SamplePdfs.file(3, pdf -> {});
        Pdfs.Cleaned cleaned = Pdfs.clean(file, PAGES, PIXELS);
        assertThat(cleaned.pages()).isEqualTo(3);
        for (int page = 0; page < 3; page++) {
            assertThat(differences(Pdfs.page(file, page, 400), Pdfs.page(cleaned.content(), page, 400)))
                    .isZero();
        }
        assertThat(ink(Pdfs.page(cleaned.content(), 2, 400))).isGreaterThan(1000);
    }

    @Test
    void takes_away_everything_that_acts_hides_or_tells() {
        byte[] file = SamplePdfs.file(2, PdfsTest::arm);
        assertThat(SamplePdfs.everythingIn(file))
                .contains(
                        "SECRET",
                        "JavaScript",
                        "/OpenAction",
                        "/EmbeddedFiles",
                        "/AcroForm",
                        "Launch",
                        "/Annots",
                        "/AA ");
        String cleaned = SamplePdfs.everythingIn(Pdfs.clean(file, PAGES, PIXELS).content());
        assertThat(cleaned)
                .doesNotContain(
                        "SECRET",
                        "JavaScript",
                        "/JS",
                        "OpenAction",
                        "/AA ",
                        "EmbeddedFile",
                        "Filespec",
                        "AcroForm",
                        "XFA",
                        "Launch",
                        "/URI",
                        "Annot",
                        "Outlines",
                        "Metadata",
                        "PieceInfo",
                        "Author",
                        "evil.example")
                .contains("(Page 1)");
    }

    @Test
    void takes_away_what_follows_or_precedes_the_document_in_the_file() {
        byte[] file =
                SamplePictures.joined(SamplePdfs.file(1, pdf -> {}), latin("\n<script>SECRET</script>PK\3\4SECRET"));
        assertThat(SamplePdfs.everythingIn(Pdfs.clean(file, PAGES, PIXELS).content()))
                .doesNotContain("SECRET", "script", "PK\3\4");
    }

    @Test
    void a_stamp_set_upon_the_page_stays_to_be_seen() throws IOException {
        byte[] file = SamplePdfs.file(1, pdf -> stamp(pdf, false));
        BufferedImage page = Pdfs.page(Pdfs.clean(file, PAGES, PIXELS).content(), 0, 595);
        assertThat(new Color(page.getRGB(450, 842 - 400))).isEqualTo(Color.RED);
        assertThat(new Color(page.getRGB(405, 842 - 400))).isEqualTo(Color.WHITE);
        assertThat(new Color(page.getRGB(450, 842 - 355))).isEqualTo(Color.RED);
        assertThat(differences(page, Pdfs.page(file, 0, 595))).isLessThan(500);
    }

    @Test
    void a_hidden_stamp_stays_hidden() throws IOException {
        byte[] file = SamplePdfs.file(1, pdf -> stamp(pdf, true));
        BufferedImage page = Pdfs.page(Pdfs.clean(file, PAGES, PIXELS).content(), 0, 595);
        assertThat(new Color(page.getRGB(450, 842 - 400))).isEqualTo(Color.WHITE);
    }

    @Test
    void the_same_document_comes_out_the_same() throws Exception {
        byte[] file = SamplePdfs.file(2, PdfsTest::arm);
        byte[] first = Pdfs.clean(file, PAGES, PIXELS).content();
        Thread.sleep(20);
        assertThat(Pdfs.clean(file, PAGES, PIXELS).content()).isEqualTo(first);
        assertThat(Pdfs.turned(first, 1)).isEqualTo(Pdfs.turned(first, 1));
    }

    @ParameterizedTest
    @CsvSource({"reader,owner", "'',owner"})
    void a_locked_document_is_refused_even_if_it_opens_without_a_password(String reader, String owner) {
        byte[] file = SamplePdfs.file(1, pdf -> {
            StandardProtectionPolicy lock = new StandardProtectionPolicy(owner, reader, new AccessPermission());
            lock.setEncryptionKeyLength(128);
            pdf.protect(lock);
        });
        refuses(file, "PDF_ENCRYPTED");
    }

    @Test
    void counts_the_pages_and_takes_the_last_one_allowed() {
        assertThat(Pdfs.clean(SamplePdfs.file(20, pdf -> {}), PAGES, PIXELS).pages())
                .isEqualTo(20);
        assertThatThrownBy(() -> Pdfs.clean(SamplePdfs.file(21, pdf -> {}), PAGES, PIXELS))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(
                                Finding.of("PDF_TOO_MANY_PAGES", null, "D13").having(21, 20)));
    }

    @Test
    void counts_the_pages_itself_whatever_the_document_says() {
        byte[] file = SamplePdfs.file(21, pdf -> pages(pdf).setInt(COSName.COUNT, 1));
        refuses(file, "PDF_TOO_MANY_PAGES");
        byte[] more = SamplePdfs.file(2, pdf -> pages(pdf).setInt(COSName.COUNT, 2_000_000));
        assertThat(Pdfs.clean(more, PAGES, PIXELS).pages()).isEqualTo(2);
    }

    @Test
    void a_document_without_pages_is_unreadable() {
        refuses(
                SamplePdfs.written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"),
                "PDF_UNREADABLE");
        refuses(SamplePdfs.written("<</Type/Catalog>>"), "PDF_UNREADABLE");
        refuses(SamplePdfs.written("<</Type/Catalog/Pages 9 0 R>>"), "PDF_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "%PDF-1.7\nnothing that a PDF is made of", "%PDF-", "ÿØÿà", ""})
    void what_only_begins_like_a_document_is_unreadable(String content) {
        refuses(latin(content), "PDF_UNREADABLE");
    }

    @Test
    void a_broken_document_is_a_finding_or_readable_wherever_it_is_broken() {
        byte[] whole = SamplePdfs.file(2, pdf -> {});
        int refused = 0;
        for (int length = 20; length < whole.length; length += whole.length / 40) {
            byte[] holed = whole.clone();
            Arrays.fill(holed, length, Math.min(whole.length, length + 25), (byte) '(');
            for (byte[] broken : List.of(Arrays.copyOf(whole, length), holed)) {
                try {
                    assertThat(Pdfs.clean(broken, PAGES, PIXELS).pages()).isPositive();
                } catch (Rejected finding) {
                    assertThat(finding.findings())
                            .extracting(Finding::code)
                            .isSubsetOf("PDF_UNREADABLE", "PDF_TOO_COMPLEX");
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void what_a_page_has_from_the_tree_above_it_stays_with_it() throws IOException {
        byte[] file = SamplePdfs.written(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 3/MediaBox[0 0 200 100]/Rotate 90>>",
                "<</Type/Page/Parent 2 0 R>>",
                "<</Type/Pages/Parent 2 0 R/Kids[5 0 R 6 0 R]/Count 2/MediaBox[0 0 300 100]>>",
                "<</Type/Page/Parent 4 0 R/Rotate 0>>",
                "<</Type/Page/Parent 4 0 R>>");
        byte[] cleaned = Pdfs.clean(file, PAGES, PIXELS).content();
        assertThat(size(Pdfs.page(cleaned, 0, 100))).isEqualTo(new Dimension(100, 200));
        assertThat(size(Pdfs.page(cleaned, 1, 300))).isEqualTo(new Dimension(300, 100));
        assertThat(size(Pdfs.page(cleaned, 2, 100))).isEqualTo(new Dimension(100, 300));
    }

    @Test
    void shows_a_page_about_as_wide_as_asked_and_never_magnified_without_end() throws IOException {
        byte[] file = SamplePdfs.file(1, pdf -> {});
        assertThat(Pdfs.page(file, 0, 1700).getWidth()).isBetween(1698, 1701);
        assertThat(Pdfs.page(file, 0, 100_000).getWidth()).isEqualTo(2381);
    }

    @Test
    void turns_every_page_and_four_turns_are_none() throws IOException {
        byte[] file = Pdfs.clean(SamplePdfs.file(2, pdf -> {}), PAGES, PIXELS).content();
        byte[] turned = Pdfs.turned(file, 1);
        for (int page = 0; page < 2; page++) {
            BufferedImage before = Pdfs.page(file, page, 595);
            assertThat(differences(Pictures.turned(before, 1), Pdfs.page(turned, page, 842)))
                    .isLessThan(before.getWidth() * 12);
        }
        byte[] back = Pdfs.turned(Pdfs.turned(turned, 1), 2);
        assertThat(differences(Pdfs.page(file, 0, 400), Pdfs.page(back, 0, 400)))
                .isZero();
    }

    private static void arm(PDDocument pdf) throws IOException {
        PDPage page = pdf.getPage(0);
        pdf.getDocumentInformation().setAuthor("SECRET author");
        PDActionJavaScript script = new PDActionJavaScript("app.alert('SECRET')");
        pdf.getDocumentCatalog().setOpenAction(script);
        pdf.getDocumentCatalog().setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(latin("<x>SECRET</x>"))));
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        COSDictionary closing = new COSDictionary();
        closing.setItem(COSName.getPDFName("WC"), script.getCOSObject());
        catalog.setItem(COSName.AA, closing);
        page.getCOSObject().setItem(COSName.AA, closing);
        page.setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(latin("<x>SECRET</x>"))));
        page.getCOSObject().setItem(COSName.getPDFName("PieceInfo"), new COSString("SECRET"));
        page.getResources()
                .getXObject(page.getResources().getXObjectNames().iterator().next())
                .getCOSObject()
                .setItem(
                        COSName.METADATA,
                        new PDMetadata(pdf, new ByteArrayInputStream(latin("SECRET"))).getCOSObject());

        PDEmbeddedFile attached = new PDEmbeddedFile(pdf, new ByteArrayInputStream(latin("MZ SECRET")));
        PDComplexFileSpecification named = new PDComplexFileSpecification();
        named.setFile("SECRET.exe");
        named.setEmbeddedFile(attached);
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("SECRET.exe", named));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        pdf.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(named.getCOSObject());
        catalog.setItem(COSName.getPDFName("AF"), associated);
        page.getCOSObject().setItem(COSName.getPDFName("AF"), associated);

        PDAcroForm form = new PDAcroForm(pdf);
        form.getCOSObject().setItem(COSName.getPDFName("XFA"), new COSString("<script>SECRET</script>"));
        pdf.getDocumentCatalog().setAcroForm(form);

        PDOutlineItem entry = new PDOutlineItem();
        entry.setTitle("SECRET chapter");
        PDActionLaunch launch = new PDActionLaunch();
        launch.getCOSObject().setString(COSName.F, "SECRET.exe");
        entry.setAction(launch);
        PDDocumentOutline outline = new PDDocumentOutline();
        outline.addLast(entry);
        pdf.getDocumentCatalog().setDocumentOutline(outline);

        PDAnnotationLink link = new PDAnnotationLink();
        PDActionURI uri = new PDActionURI();
        uri.setURI("http://evil.example/");
        link.setAction(uri);
        link.setRectangle(new PDRectangle(0, 0, 595, 842));
        PDAnnotationFileAttachment clip = new PDAnnotationFileAttachment();
        clip.setFile(named);
        clip.setRectangle(new PDRectangle(10, 10, 10, 10));
        page.setAnnotations(List.of(link, clip));
    }

    /** A red square whose own matrix lays it on its side, at 400 to 500 of both axes less a quarter at the left. */
    private static void stamp(PDDocument pdf, boolean hidden) throws IOException {
        PDAppearanceStream look = new PDAppearanceStream(pdf);
        look.setBBox(new PDRectangle(0, 0, 40, 20));
        look.setMatrix(java.awt.geom.AffineTransform.getQuadrantRotateInstance(1));
        look.setResources(new PDResources());
        try (var content = look.getCOSObject().createOutputStream()) {
            content.write(latin("1 0 0 rg 0 0 40 15 re f"));
        }
        PDAppearanceDictionary looks = new PDAppearanceDictionary();
        looks.setNormalAppearance(look);
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(new PDRectangle(400, 350, 100, 100));
        stamp.setAppearance(looks);
        stamp.setHidden(hidden);
        pdf.getPage(0).setAnnotations(List.of(stamp));
    }

    private static COSDictionary pages(PDDocument pdf) {
        return pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
    }

    private static void refuses(byte[] file, String code) {
        assertThatThrownBy(() -> Pdfs.clean(file, PAGES, PIXELS))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly(code));
    }

    private static Dimension size(BufferedImage picture) {
        return new Dimension(picture.getWidth(), picture.getHeight());
    }

    private static int differences(BufferedImage one, BufferedImage other) {
        assertThat(size(one)).isEqualTo(size(other));
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private static int ink(BufferedImage picture) {
        return differences(picture, SamplePictures.plain(picture.getWidth(), picture.getHeight(), Color.WHITE));
    }
}
