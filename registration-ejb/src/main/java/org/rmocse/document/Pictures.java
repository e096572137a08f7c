package org.rmocse.document;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
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
     * The picture, upright and opaque.
     *
     * @throws Rejected IMAGE_UNREADABLE, IMAGE_TOO_MANY_PIXELS or IMAGE_ANIMATED
     */
    static BufferedImage decode(byte[] content, long maxPixels) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Rejected(Finding.of("IMAGE_UNREADABLE", null, "D13"));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > maxPixels) {
                    throw new Rejected(
                            Finding.of("IMAGE_TOO_MANY_PIXELS", null, "D13").having(pixels, maxPixels));
                }
                return upright(reader.read(0), orientation(content));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            throw new Rejected(Finding.of("IMAGE_UNREADABLE", null, "D13"));
        }
    }

    static BufferedImage atMost(BufferedImage picture, int longSide) {
        if (Math.max(picture.getWidth(), picture.getHeight()) <= longSide) {
            return picture;
        }
        try {
            return Thumbnails.of(picture).size(longSide, longSide).asBufferedImage();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static BufferedImage exactly(BufferedImage picture, Crop crop, int width, int height) {
        try {
            return Thumbnails.of(picture)
                    .sourceRegion(crop.x(), crop.y(), crop.width(), crop.height())
                    .forceSize(width, height)
                    .asBufferedImage();
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
        if (picture.getType() == BufferedImage.TYPE_INT_RGB || picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
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

    private static int orientation(byte[] content) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | IOException | MetadataException none) {
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        BufferedImage opaque = opaque(picture);
        return switch (orientation) {
            case 3, 4 -> turned(opaque, 2);
            case 5, 6 -> turned(opaque, 1);
            case 7, 8 -> turned(opaque, 3);
            default -> opaque;
        };
    }
}
