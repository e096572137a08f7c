package org.rmocse.document;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * Decodes pictures that strangers sent: size read before a pixel is, few at a time, and never kept as they came, so that
 * nothing hidden in the file survives.
 */
final class Pictures {

    private static final Semaphore DECODERS = new Semaphore(2, true);
    private static final float QUALITY = 0.88f;
    private static final float LOWEST_QUALITY = 0.5f;

    /** How much one decoded picture may take in memory; a larger one is decoded in part. */
    private static final long MOST_BYTES = 96L << 20;

    /** Pixels kept to each side for one of a cut-out, so that it comes out smooth. */
    private static final int SPARE = 2;

    /** A progressive picture has about ten; each goes over the whole of it, however little it brings. */
    private static final int MOST_PASSES = 100;

    static {
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** Work that holds decoded pictures in memory; at most two run at once. */
    @FunctionalInterface
    interface Decoding<T> {
        T run() throws IOException;
    }

    static <T> T limited(Decoding<T> work) {
        DECODERS.acquireUninterruptibly();
        try {
            return work.run();
        } catch (IOException broken) {
            throw new Rejected(Finding.of("IMAGE_UNREADABLE", null, "D13"));
        } finally {
            DECODERS.release();
        }
    }

    /**
     * How large the picture is once upright; nothing of it is decoded.
     *
     * @throws Rejected IMAGE_UNREADABLE, IMAGE_TOO_MANY_PIXELS or IMAGE_ANIMATED
     */
    static Dimension size(byte[] content, long maxPixels) {
        return reading(content, maxPixels, (reader, header) -> header.orientation()
                .upright(reader.getWidth(0), reader.getHeight(0)));
    }

    /**
     * The picture, upright and opaque, its longer side at most that long.
     *
     * @throws Rejected IMAGE_UNREADABLE, IMAGE_TOO_MANY_PIXELS or IMAGE_ANIMATED
     */
    static BufferedImage decode(byte[] content, long maxPixels, int longSide) {
        return reading(content, maxPixels, (reader, header) -> {
            Rectangle whole = new Rectangle(reader.getWidth(0), reader.getHeight(0));
            int step = Math.max(whole.width, whole.height) / longSide;
            return header.orientation().turnUp(atMost(opaque(read(reader, whole, step)), longSide));
        });
    }

    /**
     * A part of the upright picture in exactly that size; only this part is decoded.
     *
     * @throws Rejected IMAGE_UNREADABLE, IMAGE_TOO_MANY_PIXELS or IMAGE_ANIMATED
     */
    static BufferedImage cut(byte[] content, long maxPixels, Crop crop, int width, int height) {
        return reading(content, maxPixels, (reader, header) -> {
            Rectangle part = header.orientation().stored(crop, reader.getWidth(0), reader.getHeight(0));
            int step = Math.min(crop.width() / width, crop.height() / height) / SPARE;
            BufferedImage upright = header.orientation().turnUp(opaque(read(reader, part, step)));
            return Thumbnails.of(upright).forceSize(width, height).asBufferedImage();
        });
    }

    /** Work with a decoder that stands at the beginning of a picture found harmless. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader, PictureHeader header) throws IOException;
    }

    private static <T> T reading(byte[] content, long maxPixels, Reading<T> work) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw unreadable();
            }
            ImageReader reader = readers.next();
            try {
                PictureHeader header = PictureHeader.of(content);
                if (header.animated()) {
                    throw new Rejected(Finding.of("IMAGE_ANIMATED", null, "D13"));
                }
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > maxPixels) {
                    throw new Rejected(
                            Finding.of("IMAGE_TOO_MANY_PIXELS", null, "D13").having(pixels, maxPixels));
                }
                if (header.passes() > MOST_PASSES) {
                    throw unreadable();
                }
                return work.from(reader, header);
            } finally {
                reader.dispose();
            }
        } catch (Rejected refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) { // decoders meet broken files with exceptions of every kind
            throw unreadable();
        }
    }

    /** Decodes a part, leaving out pixels where there are more than needed or than memory is given for. */
    private static BufferedImage read(ImageReader reader, Rectangle part, int step) throws IOException {
        ImageReadParam what = reader.getDefaultReadParam();
        int sparing = Math.max(1, step);
        while ((long) part.width / sparing * (part.height / sparing) * bytesPerPixel(reader) > MOST_BYTES) {
            sparing++;
        }
        what.setSourceRegion(part);
        what.setSourceSubsampling(sparing, sparing, 0, 0);
        boolean[] endedEarly = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) ->
                endedEarly[0] |= warning.toLowerCase(Locale.ROOT).contains("premature end"));
        BufferedImage picture = reader.read(0, what);
        if (endedEarly[0]) {
            throw unreadable();
        }
        return picture;
    }

    /** What a decoded pixel takes, with its copy in plain colours where it has others. */
    private static int bytesPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        int bits = type.getNumBands()
                * DataBuffer.getDataTypeSize(type.getSampleModel().getDataType());
        return bits / 8 + (isPlain(type.getBufferedImageType()) ? 0 : 4);
    }

    private static Rejected unreadable() {
        return new Rejected(Finding.of("IMAGE_UNREADABLE", null, "D13"));
    }

    static BufferedImage atMost(BufferedImage picture, int longSide) {
        if (Math.max(picture.getWidth(), picture.getHeight()) <= longSide) {
            return picture;
        }
        return sized(picture, longSide);
    }

    /** The picture shrunk or enlarged so that its longer side is that long. */
    static BufferedImage sized(BufferedImage picture, int longSide) {
        try {
            return Thumbnails.of(picture).size(longSide, longSide).asBufferedImage();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static BufferedImage turned(BufferedImage picture, int quarters) {
        int turns = Math.floorMod(quarters, 4);
        boolean lying = turns % 2 == 1;
        int width = lying ? picture.getHeight() : picture.getWidth();
        int height = lying ? picture.getWidth() : picture.getHeight();
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = new AffineTransform();
        turn.translate(width / 2.0, height / 2.0);
        turn.quadrantRotate(turns);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        Graphics2D graphics = result.createGraphics();
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return result;
    }

    static byte[] jpeg(BufferedImage picture) {
        return jpeg(picture, QUALITY);
    }

    /** As good as fits into that many bytes. */
    static byte[] jpegWithin(BufferedImage picture, int maxBytes) {
        byte[] bytes = jpeg(picture, QUALITY);
        for (float quality = QUALITY - 0.08f; bytes.length > maxBytes && quality >= LOWEST_QUALITY; quality -= 0.08f) {
            bytes = jpeg(picture, quality);
        }
        return bytes;
    }

    private static byte[] jpeg(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque(picture), null, null), settings);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage opaque(BufferedImage picture) {
        if (isPlain(picture.getType())) {
            return picture;
        }
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return opaque;
    }

    private static boolean isPlain(int type) {
        return type == BufferedImage.TYPE_INT_RGB || type == BufferedImage.TYPE_3BYTE_BGR;
    }
}
