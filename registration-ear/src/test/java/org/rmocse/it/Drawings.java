package org.rmocse.it;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.rmocse.document.SamplePerson;

/** What an applicant would photograph: a portrait, a scanned contract, the printed form signed and stamped. */
final class Drawings {

    private static final int SCAN_DPI = 150;

    private Drawings() {}

    /** A person before a white wall, larger than the certificate needs and not quite in its proportion. */
    static byte[] portrait() {
        return SamplePerson.jpeg(SamplePerson.upright().photographed(900, 1200, Color.WHITE));
    }

    /** A sheet with that line on it, as a phone photographs one. */
    static byte[] sheet(String line) {
        BufferedImage picture = blank(1240, 1754);
        Graphics2D pen = pen(picture);
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 48));
        pen.drawString(line, 120, 220);
        for (int y = 320; y < 1500; y += 60) {
            pen.drawLine(120, y, 1120, y);
        }
        stamp(pen, 860, 1380);
        pen.dispose();
        return jpeg(picture);
    }

    /** The pages of a printed form, scanned after it was signed and stamped. */
    static List<byte[]> signed(byte[] pdf) {
        List<byte[]> pages = new ArrayList<>();
        for (BufferedImage page : pages(pdf, SCAN_DPI)) {
            Graphics2D pen = pen(page);
            pen.setColor(new Color(20, 40, 120));
            pen.setStroke(new BasicStroke(4));
            pen.drawArc(260, page.getHeight() - 330, 160, 60, 20, 300);
            pen.drawArc(380, page.getHeight() - 340, 120, 80, 0, 260);
            stamp(pen, page.getWidth() - 480, page.getHeight() - 420);
            pen.dispose();
            pages.add(jpeg(page));
        }
        return pages;
    }

    /** What can be read on a PDF, broken lines set together again and radicals read as the characters they look like. */
    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
                    .replace("\n", "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The pages of a PDF as pictures. */
    static List<BufferedImage> pages(byte[] pdf, int dpi) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(renderer.renderImageWithDPI(page, dpi, ImageType.RGB));
            }
            return pages;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stamp(Graphics2D pen, int x, int y) {
        pen.setColor(new Color(200, 30, 30, 150));
        pen.setStroke(new BasicStroke(8));
        pen.drawOval(x, y, 220, 220);
        pen.drawOval(x + 85, y + 85, 50, 50);
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return picture;
    }

    private static Graphics2D pen(BufferedImage picture) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static byte[] jpeg(BufferedImage picture) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
