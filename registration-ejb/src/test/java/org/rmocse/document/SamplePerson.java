package org.rmocse.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A real person, in the public domain, to be photographed as a test likes: before any ground, anywhere, upright or not. */
public final class SamplePerson {

    /** The middle of the face in the cut-out. */
    private static final int FACE_X = 165;

    private static final int FACE_Y = 130;

    /** How wide the cut-out is in a good portrait, in widths of the portrait: the face takes about half. */
    private static final double WIDTH = 330 * 1.3 / 295;

    private static final BufferedImage CUT_OUT = read();

    private final double x;
    private final double y;
    private final double scale;
    private final double degrees;

    private SamplePerson(double x, double y, double scale, double degrees) {
        this.x = x;
        this.y = y;
        this.scale = scale;
        this.degrees = degrees;
    }

    /** The face upright in the middle, as a portrait should be. */
    public static SamplePerson upright() {
        return new SamplePerson(0.5, 0.45, 1, 0);
    }

    /** The face's middle at these shares of width and height. */
    public SamplePerson at(double x, double y) {
        return new SamplePerson(x, y, scale, degrees);
    }

    /** So many times as large. */
    public SamplePerson sized(double times) {
        return new SamplePerson(x, y, scale * times, degrees);
    }

    /** Turned clockwise. */
    public SamplePerson turned(double degrees) {
        return new SamplePerson(x, y, scale, degrees);
    }

    /** Alone before that ground. */
    public BufferedImage photographed(int width, int height, Color ground) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return in(picture);
    }

    /** Added to a picture. */
    public BufferedImage in(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        double size = WIDTH * picture.getWidth() / CUT_OUT.getWidth() * scale;
        graphics.translate(x * picture.getWidth(), y * picture.getHeight());
        graphics.rotate(Math.toRadians(degrees));
        graphics.scale(size, size);
        graphics.drawImage(CUT_OUT, -FACE_X, -FACE_Y, null);
        graphics.dispose();
        return picture;
    }

    /** A portrait that nothing is wrong with, as a file. */
    public static byte[] jpeg() {
        return jpeg(upright().photographed(590, 826, Color.WHITE));
    }

    public static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage read() {
        try (InputStream in = SamplePerson.class.getResourceAsStream("SamplePerson.png")) {
            return ImageIO.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
