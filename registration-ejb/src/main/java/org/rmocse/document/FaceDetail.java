package org.rmocse.document;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * How the part of a cropped portrait looks where the face is.
 *
 * @param brightness mean of the grey values, 0 to 255
 * @param glare the percentage of pixels burnt out
 * @param sharpness how much a pixel differs from its neighbours, per mille of the contrast, so that poor light alone is not
 *     taken for a blur; 0 where there is no contrast at all
 */
record FaceDetail(double brightness, double glare, double sharpness) {

    /** Where a face should be, for a picture in which none was found. */
    private static final double LEFT = 0.3;

    private static final double TOP = 0.2;
    private static final double RIGHT = 0.7;
    private static final double BOTTOM = 0.65;

    private static final int BURNT_OUT = 248;

    /** @param face the face found in it, if any */
    static FaceDetail of(BufferedImage portrait, Optional<Face> face) {
        Rectangle part = part(portrait.getWidth(), portrait.getHeight(), face);
        Statistic greys = new Statistic();
        Statistic edges = new Statistic();
        int burntOut = 0;
        for (int y = part.y; y < part.y + part.height; y++) {
            for (int x = part.x; x < part.x + part.width; x++) {
                double grey = grey(portrait, x, y);
                greys.add(grey);
                edges.add(4 * grey
                        - grey(portrait, x - 1, y)
                        - grey(portrait, x + 1, y)
                        - grey(portrait, x, y - 1)
                        - grey(portrait, x, y + 1));
                burntOut += grey > BURNT_OUT ? 1 : 0;
            }
        }
        return new FaceDetail(
                greys.mean(),
                100.0 * burntOut / greys.count,
                1000 * edges.deviation() / Math.max(1, greys.deviation()));
    }

    /** Without the outermost pixels, which lack a neighbour. */
    private static Rectangle part(int width, int height, Optional<Face> face) {
        Rectangle part = face.map(found -> {
                    int side = (int) Math.round(found.width() * width);
                    return new Rectangle(
                            (int) (found.x() * width) - side / 2, (int) (found.y() * height) - side / 2, side, side);
                })
                .orElseGet(() ->
                        new Rectangle((int) (LEFT * width), (int) (TOP * height), (int) ((RIGHT - LEFT) * width), (int)
                                ((BOTTOM - TOP) * height)));
        Rectangle inside = part.intersection(new Rectangle(1, 1, width - 2, height - 2));
        return inside.isEmpty() ? part(width, height, Optional.empty()) : inside;
    }

    private static double grey(BufferedImage portrait, int x, int y) {
        int rgb = portrait.getRGB(x, y);
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }

    private static final class Statistic {

        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        double mean() {
            return sum / count;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
        }
    }
}
