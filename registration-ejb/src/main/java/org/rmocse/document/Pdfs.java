package org.rmocse.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Opens PDFs that strangers sent: counted, cleaned of everything that acts, and shown as pictures only. */
final class Pdfs {

    private static final float DOTS_PER_INCH = 72;

    private Pdfs() {}

    /**
     * The PDF without scripts, launch actions and attachments, and how many pages it has.
     *
     * @throws Rejected PDF_UNREADABLE, PDF_ENCRYPTED or PDF_TOO_MANY_PAGES
     */
    static Cleaned clean(byte[] content, int maxPages) {
        try (PDDocument pdf = Loader.loadPDF(content)) {
            if (pdf.isEncrypted()) {
                throw new Rejected(Finding.of("PDF_ENCRYPTED", null, "D13"));
            }
            int pages = pdf.getNumberOfPages();
            if (pages == 0) {
                throw new Rejected(Finding.of("PDF_UNREADABLE", null, "D13"));
            }
            if (pages > maxPages) {
                throw new Rejected(Finding.of("PDF_TOO_MANY_PAGES", null, "D13").having(pages, maxPages));
            }
            COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
            for (String active : new String[] {"OpenAction", "AA", "Names", "AcroForm"}) {
                catalog.removeItem(COSName.getPDFName(active));
            }
            for (PDPage page : pdf.getPages()) {
                page.getCOSObject().removeItem(COSName.AA);
                page.getCOSObject().removeItem(COSName.ANNOTS);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return new Cleaned(out.toByteArray(), pages);
        } catch (InvalidPasswordException locked) {
            throw new Rejected(Finding.of("PDF_ENCRYPTED", null, "D13"));
        } catch (IOException | IllegalArgumentException broken) {
            throw new Rejected(Finding.of("PDF_UNREADABLE", null, "D13"));
        }
    }

    /** A picture of a page, counted from 0, about that wide. */
    static BufferedImage page(byte[] content, int page, int width) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            float points = pdf.getPage(page).getCropBox().getWidth();
            float scale = Math.min(4f, width / Math.max(1f, points));
            return new PDFRenderer(pdf).renderImageWithDPI(page, DOTS_PER_INCH * scale, ImageType.RGB);
        }
    }

    static byte[] turned(byte[] content, int quarters) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content)) {
            for (PDPage page : pdf.getPages()) {
                page.setRotation(Math.floorMod(page.getRotation() + 90 * quarters, 360));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    record Cleaned(byte[] content, int pages) {}
}
