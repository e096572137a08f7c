package org.rmocse.document;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** PDFs for tests: honest ones, and ones written by hand that no honest program writes. */
final class SamplePdfs {

    private SamplePdfs() {}

    /** What a test does with a document before it is saved. */
    @FunctionalInterface
    interface Edit {
        void apply(PDDocument pdf) throws IOException;
    }

    /** A4 pages, each with its number, a line and a picture on it. */
    static PDDocument pages(int count) throws IOException {
        PDDocument pdf = new PDDocument();
        for (int i = 1; i <= count; i++) {
            PDPage page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                content.newLineAtOffset(60, 760);
                content.showText("Page " + i);
                content.endText();
                content.drawImage(LosslessFactory.createFromImage(pdf, SamplePictures.marked(80, 48)), 60, 600, 80, 48);
                content.setNonStrokingColor(Color.BLUE);
                content.addRect(300, 100, 100, 100);
                content.fill();
            }
        }
        return pdf;
    }

    /** An honest document of that many pages, after an edit. */
    static byte[] file(int pages, Edit edit) {
        try (PDDocument pdf = pages(pages)) {
            edit.apply(pdf);
            return saved(pdf);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    /**
     * A file of these objects, numbered from 1, with a table of where each is; the first is the catalog.
     *
     * @param objects each the whole text between {@code obj} and {@code endobj}, as Latin-1
     */
    static byte[] written(String... objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
        out.writeBytes(SamplePictures.latin("%PDF-1.7\n"));
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format("%010d 00000 n \n", out.size()));
            out.writeBytes(SamplePictures.latin((i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(SamplePictures.latin(table + "trailer\n<</Size " + (objects.length + 1)
                + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }

    /** The text of a stream object. */
    static String stream(String dictionary, byte[] content) {
        return "<<" + dictionary + "/Length " + content.length + ">>\nstream\n"
                + new String(content, StandardCharsets.ISO_8859_1) + "\nendstream";
    }

    /** A document of one page whose page dictionary has these entries; more objects begin with number 4. */
    static byte[] onePage(String entries, String... more) {
        String[] objects = new String[3 + more.length];
        objects[0] = "<</Type/Catalog/Pages 2 0 R>>";
        objects[1] = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
        objects[2] = "<</Type/Page/Parent 2 0 R" + entries + ">>";
        System.arraycopy(more, 0, objects, 3, more.length);
        return written(objects);
    }

    /** Everything the file holds and names, unpacked, as one text to look for words in. */
    static String everythingIn(byte[] file) {
        StringBuilder text = new StringBuilder(new String(file, StandardCharsets.ISO_8859_1));
        try (PDDocument pdf = Loader.loadPDF(file)) {
            Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<COSBase> open = new ArrayDeque<>();
            open.push(pdf.getDocument().getTrailer());
            while (!open.isEmpty()) {
                COSBase next = open.pop();
                COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
                if (object == null || !seen.add(object)) {
                    continue;
                }
                if (object instanceof COSArray array) {
                    array.forEach(one -> add(open, one));
                } else if (object instanceof COSDictionary dictionary) {
                    dictionary.entrySet().forEach(entry -> {
                        text.append(" /").append(entry.getKey().getName()).append(' ');
                        add(open, entry.getValue());
                    });
                    if (object instanceof COSStream stream) {
                        text.append(new String(stream.createInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                } else if (object instanceof COSString string) {
                    text.append(" (").append(string.getString()).append(") ");
                } else {
                    text.append(' ').append(object).append(' ');
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return text.toString();
    }

    private static void add(Deque<COSBase> open, COSBase object) {
        if (object != null) {
            open.push(object);
        }
    }
}
