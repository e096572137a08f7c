package org.rmocse.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Takes a picture of a page as people do: on a table, not quite straight, in poor light, packed small by the phone. */
record Photograph(BufferedImage picture) {

    private static final Color TABLE = new Color(139, 105, 76);

    /** Lying on a table, turned by so many degrees. */
    Photograph turned(double degrees) {
        double angle = Math.toRadians(degrees);
        double sin = Math.abs(Math.sin(angle));
        double cos = Math.abs(Math.cos(angle));
        int width = (int) Math.ceil(picture.getWidth() * cos + picture.getHeight() * sin);
        int height = (int) Math.ceil(picture.getWidth() * sin + picture.getHeight() * cos);
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(angle);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        return drawn(width, height, turn);
    }

    /** Seen a little from the side. */
    Photograph skewed(double share) {
        AffineTransform skew = AffineTransform.getShearInstance(share, share / 2);
        return drawn(
                (int) (picture.getWidth() + picture.getHeight() * share),
                (int) (picture.getHeight() + picture.getWidth() * share / 2),
                skew);
    }

    /** With a rim of table around it, as large in all. */
    Photograph on(double rim) {
        AffineTransform smaller =
                AffineTransform.getTranslateInstance(picture.getWidth() * rim, picture.getHeight() * rim);
        smaller.scale(1 - 2 * rim, 1 - 2 * rim);
        return drawn(picture.getWidth(), picture.getHeight(), smaller);
    }

    /** Of so many pixels along the longer side. */
    Photograph sized(int longSide) {
        double scale = (double) longSide / Math.max(picture.getWidth(), picture.getHeight());
        return drawn(
                (int) Math.round(picture.getWidth() * scale),
                (int) Math.round(picture.getHeight() * scale),
                AffineTransform.getScaleInstance(scale, scale));
    }

    /** Out of focus by about that many pixels. */
    Photograph blurred(int radius) {
        int side = 2 * radius + 1;
        float[] weights = new float[side * side];
        Arrays.fill(weights, 1f / weights.length);
        return new Photograph(
                new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null).filter(picture, null));
    }

    /** With a shadow falling over it from the right and the grain of a cheap lens. */
    Photograph inPoorLight(long seed) {
        Random random = new Random(seed);
        BufferedImage dim = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                double light = 1 - 0.45 * x / picture.getWidth();
                int grain = (int) (random.nextGaussian() * 12);
                Color colour = new Color(picture.getRGB(x, y));
                dim.setRGB(
                        x,
                        y,
                        new Color(
                                        lit(colour.getRed(), light, grain),
                                        lit(colour.getGreen(), light, grain),
                                        lit(colour.getBlue(), light, grain))
                                .getRGB());
            }
        }
        return new Photograph(dim);
    }

    /** The file the phone sends. */
    byte[] jpeg(float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private Photograph drawn(int width, int height, AffineTransform transform) {
        BufferedImage table = SamplePictures.plain(width, height, TABLE);
        Graphics2D graphics = table.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
        return new Photograph(table);
    }

    private static int lit(int value, double light, int grain) {
        return Math.max(0, Math.min(255, (int) (value * light) + grain));
    }
}
