package org.rmocse.document;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures for tests: with marks to tell their corners, and files a stranger might send. */
final class SamplePictures {

    /** The colours of the corners: top left, top right, bottom left, bottom right. */
    static final Color[] CORNERS = {Color.RED, Color.GREEN, Color.BLUE, Color.BLACK};

    private SamplePictures() {}

    /** A white picture with a coloured block in each corner. */
    static BufferedImage marked(int width, int height) {
        BufferedImage picture = plain(width, height, Color.WHITE);
        Graphics2D graphics = picture.createGraphics();
        int block = Math.max(1, Math.min(width, height) / 4);
        int[][] places = {{0, 0}, {width - block, 0}, {0, height - block}, {width - block, height - block}};
        for (int i = 0; i < places.length; i++) {
            graphics.setColor(CORNERS[i]);
            graphics.fillRect(places[i][0], places[i][1], block, block);
        }
        graphics.dispose();
        return picture;
    }

    static BufferedImage plain(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    /** Every pixel another: what compresses worst. */
    static BufferedImage noise(int width, int height, long seed) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return picture;
    }

    /** A head and shoulders before that ground, as plain as a drawing. */
    static BufferedImage portrait(int width, int height, Color ground) {
        BufferedImage picture = plain(width, height, ground);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(40, 40, 60));
        graphics.fillOval(width / 8, height * 3 / 5, width * 3 / 4, height);
        graphics.setColor(new Color(222, 184, 150));
        graphics.fillOval(width * 3 / 10, height / 6, width * 2 / 5, height / 2);
        graphics.dispose();
        return picture;
    }

    static byte[] file(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A JPEG of four inks, as a printing house sends them; the whole of it in that ink colour. */
    static byte[] cmykJpeg(int width, int height, int cyan, int magenta, int yellow, int black) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        int[] ink = {cyan, magenta, yellow, black};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                inks.setPixel(x, y, ink);
            }
        }
        ColorSpace space = ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK);
        BufferedImage picture = new BufferedImage(
                new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE),
                inks,
                false,
                null);
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), "JPEG")
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(picture, null, null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The JPEG with a segment after its first marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        return joined(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xFF, (byte) marker, (byte) (payload.length + 2 >> 8), (byte) (payload.length + 2)},
                payload,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The JPEG as a camera writes it that was held so; see the Exif standard for 1 to 8. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, joined(latin("Exif\0\0"), exif(orientation)));
    }

    /** The JPEG or PNG with such a block, so that a test that breaks bytes breaks some of it, too. */
    static byte[] withOrientationIn(byte[] file) {
        return (file[0] & 0xFF) == 0xFF ? withOrientation(file, 6) : withChunk(file, "eXIf", exif(6));
    }

    /** An Exif block that names the orientation and where the picture was taken. */
    static byte[] exif(int orientation) {
        return joined(
                latin("MM\0*\0\0\0\10\0\2"),
                new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0},
                new byte[] {0x01, 0x0F, 0, 2, 0, 0, 0, 14, 0, 0, 0, 38},
                latin("\0\0\0\0"),
                latin("SECRET-CAMERA\0"));
    }

    /** A PNG of these chunks, each with its check sum. */
    static byte[] png(byte[]... chunks) {
        return joined(latin("\u0089PNG\r\n\u001a\n"), joined(chunks));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] named = joined(latin(type), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return joined(number(data.length), named, number((int) sum.getValue()));
    }

    /** The first chunk of a PNG of 8 bits in RGB. */
    static byte[] header(int width, int height) {
        return chunk("IHDR", joined(number(width), number(height), new byte[] {8, 2, 0, 0, 0}));
    }

    /** The PNG with a chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        int header = 8 + 25;
        return joined(Arrays.copyOf(png, header), chunk(type, data), Arrays.copyOfRange(png, header, png.length));
    }

    /** What these bytes become when deflated. */
    static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** That many zero bytes, deflated: small, and large once it is not. */
    static byte[] deflatedZeros(long length) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] number(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeInt(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The names of the colours in the corners: top left, top right, bottom left, bottom right. */
    static String corners(BufferedImage picture) {
        int right = picture.getWidth() - 4;
        int bottom = picture.getHeight() - 4;
        return name(picture.getRGB(3, 3))
                + ' '
                + name(picture.getRGB(right, 3))
                + ' '
                + name(picture.getRGB(3, bottom))
                + ' '
                + name(picture.getRGB(right, bottom));
    }

    /** The nearest of the plain colours. */
    static String name(int rgb) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        boolean[] on = {red > 127, green > 127, blue > 127};
        return switch ((on[0] ? 4 : 0) + (on[1] ? 2 : 0) + (on[2] ? 1 : 0)) {
            case 7 -> "WHITE";
            case 4 -> "RED";
            case 2 -> "GREEN";
            case 1 -> "BLUE";
            case 0 -> "BLACK";
            default -> "OTHER";
        };
    }

    /** Bytes this thread has taken so far. */
    static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
