package org.rmocse.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.ImageType;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Opens PDFs that strangers sent: counted, cleaned of everything that acts, and shown as pictures only. */
final class Pdfs {

    private static final float DOTS_PER_INCH = 72;
    private static final float LARGEST_SCALE = 4;
    private static final long MOST_PIXELS_SHOWN = 16_000_000;

    /** Nothing of a document but its pages, and which of their layers are to be seen. */
    private static final Set<COSName> OF_A_DOCUMENT =
            Set.of(COSName.TYPE, COSName.VERSION, COSName.PAGES, COSName.OCPROPERTIES);

    private static final Set<COSName> OF_A_PAGE = Set.of(
            COSName.TYPE,
            COSName.PARENT,
            COSName.RESOURCES,
            COSName.MEDIA_BOX,
            COSName.CROP_BOX,
            COSName.ROTATE,
            COSName.CONTENTS,
            COSName.GROUP,
            COSName.USER_UNIT);

    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    private Pdfs() {}

    /**
     * What is to be seen of the PDF and nothing else: no scripts, actions, attachments, links, layers of notes or data about
     * the document. Stamps and filled fields become part of the page.
     *
     * @param maxPixels of a picture in it
     * @throws Rejected PDF_UNREADABLE, PDF_ENCRYPTED, PDF_TOO_MANY_PAGES, PDF_TOO_COMPLEX, PDF_IMAGE_FORMAT or
     *     IMAGE_TOO_MANY_PIXELS
     */
    static Cleaned clean(byte[] content, int maxPages, long maxPixels) {
        PdfInspection inspection = new PdfInspection(maxPixels);
        inspection.lookInto(content);
        try (PDDocument pdf = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (pdf.isEncrypted()) {
                throw new Rejected(Finding.of("PDF_ENCRYPTED", null, "D13"));
            }
            COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
            List<COSDictionary> pages = pages(catalog, maxPages);
            COSArray kept = new COSArray();
            COSDictionary tree = new COSDictionary();
            for (COSDictionary page : pages) {
                List<PDAnnotation> notes = new PDPage(page).getAnnotations();
                page.keySet().retainAll(OF_A_PAGE);
                page.setItem(COSName.TYPE, COSName.PAGE);
                page.setItem(COSName.PARENT, tree);
                inspection.lookInto(page);
                for (PDAnnotation note : notes) {
                    inspection.lookInto(note.getCOSObject().getDictionaryObject(COSName.AP));
                    draw(note, pdf, new PDPage(page));
                }
                kept.add(page);
            }
            tree.setItem(COSName.TYPE, COSName.PAGES);
            tree.setItem(COSName.KIDS, kept);
            tree.setInt(COSName.COUNT, kept.size());
            catalog.keySet().retainAll(OF_A_DOCUMENT);
            catalog.setItem(COSName.PAGES, tree);
            pdf.getDocument().getTrailer().removeItem(COSName.INFO);
            return new Cleaned(saved(pdf), pages.size());
        } catch (Rejected refused) {
            throw refused;
        } catch (InvalidPasswordException locked) {
            throw new Rejected(Finding.of("PDF_ENCRYPTED", null, "D13"));
        } catch (IOException | RuntimeException | StackOverflowError broken) { // parsers meet broken files in every way
            throw new Rejected(Finding.of("PDF_UNREADABLE", null, "D13"));
        }
    }

    /** How many pages a PDF of our own has. */
    static int count(byte[] content) {
        try (PDDocument pdf = Loader.loadPDF(content)) {
            return pdf.getNumberOfPages();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A picture of a page, counted from 0, about that wide. */
    static BufferedImage page(byte[] content, int page, int width) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            PDPage shown = pdf.getPage(page);
            PDRectangle box = shown.getCropBox();
            boolean lying = shown.getRotation() % 180 != 0;
            float points = lying ? box.getHeight() : box.getWidth();
            double scale = Math.min(LARGEST_SCALE, width / Math.max(1, points));
            double area = Math.max(1.0, box.getWidth()) * Math.max(1.0, box.getHeight());
            scale = Math.min(scale, Math.sqrt(MOST_PIXELS_SHOWN / area));
            return new PageRenderer(pdf).renderImageWithDPI(page, (float) (DOTS_PER_INCH * scale), ImageType.RGB);
        } catch (RuntimeException | StackOverflowError broken) {
            throw new IOException("the page cannot be drawn", broken);
        }
    }

    /** The PDF with each page turned to the right by quarters. */
    static byte[] turned(byte[] content, int quarters) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content)) {
            for (PDPage page : pdf.getPages()) {
                page.setRotation(Math.floorMod(page.getRotation() + 90 * quarters, 360));
            }
            return saved(pdf);
        }
    }

    /** The pages in their order, each with what it has from the nodes above it, whatever the tree says of their number. */
    private static List<COSDictionary> pages(COSDictionary catalog, int most) {
        record Node(COSDictionary dictionary, Map<COSName, COSBase> inherited) {}
        List<COSDictionary> pages = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(catalog.getCOSDictionary(COSName.PAGES), Map.of()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.dictionary() == null || !seen.add(node.dictionary())) {
                continue;
            }
            Map<COSName, COSBase> known = new HashMap<>(node.inherited());
            for (COSName name : INHERITED) {
                COSBase own = node.dictionary().getItem(name);
                if (own != null) {
                    known.put(name, own);
                }
            }
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                known.forEach(node.dictionary()::setItem);
                pages.add(node.dictionary());
                if (pages.size() > most) {
                    throw new Rejected(Finding.of("PDF_TOO_MANY_PAGES", null, "D13")
                            .having(Math.max(pages.size(), claimed(catalog)), most));
                }
            } else {
                for (int i = kids.size() - 1; i >= 0; i--) {
                    if (kids.getObject(i) instanceof COSDictionary kid) {
                        open.push(new Node(kid, known));
                    }
                }
            }
        }
        if (pages.isEmpty()) {
            throw new Rejected(Finding.of("PDF_UNREADABLE", null, "D13"));
        }
        return pages;
    }

    private static int claimed(COSDictionary catalog) {
        return catalog.getCOSDictionary(COSName.PAGES).getInt(COSName.COUNT, 0);
    }

    /** Puts what a note looks like onto the page, where a reader of PDFs would show it. */
    private static void draw(PDAnnotation note, PDDocument pdf, PDPage page) throws IOException {
        PDAppearanceStream look = note.getNormalAppearanceStream();
        PDRectangle place = note.getRectangle();
        if (look == null || place == null || look.getBBox() == null || isHidden(note)) {
            return;
        }
        AffineTransform own = look.getMatrix().createAffineTransform();
        PDRectangle box = look.getBBox();
        Rectangle2D drawn = own.createTransformedShape(new Rectangle2D.Float(
                        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()))
                .getBounds2D();
        if (drawn.isEmpty()) {
            return;
        }
        AffineTransform move = AffineTransform.getTranslateInstance(place.getLowerLeftX(), place.getLowerLeftY());
        move.scale(place.getWidth() / drawn.getWidth(), place.getHeight() / drawn.getHeight());
        move.translate(-drawn.getX(), -drawn.getY());
        try (PDPageContentStream onto =
                new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            onto.transform(new org.apache.pdfbox.util.Matrix(move));
            onto.drawForm(new PDFormXObject(look.getCOSObject()));
        }
    }

    private static boolean isHidden(PDAnnotation note) {
        return note.isHidden() || note.isNoView() || note instanceof PDAnnotationPopup;
    }

    /** The same bytes for the same PDF, so that it is kept once. */
    private static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.setDocumentId(0L);
        pdf.getDocument().getTrailer().removeItem(COSName.ID);
        pdf.save(out);
        return out.toByteArray();
    }

    /**
     * A PDF fit to be kept.
     *
     * @param pages how many it has
     */
    record Cleaned(byte[] content, int pages) {}
}
