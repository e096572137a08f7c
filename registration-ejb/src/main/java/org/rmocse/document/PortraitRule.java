package org.rmocse.document;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

/** Whether a picture can be the portrait of a certificate (D14): size by the raw picture, the rest by the cropped one. */
final class PortraitRule {

    /** The strip along the top and the upper sides where nothing but the ground should be seen, as a share of the width. */
    private static final double STRIP = 0.07;

    private static final double UPPER_PART = 0.35;
    private static final double PROPORTION_TOLERANCE = 0.02;

    private PortraitRule() {}

    /** PORTRAIT_TOO_SMALL where a side has fewer pixels than the certificate shows. */
    static List<Finding> size(int width, int height, PolicyParameters policy) {
        int minWidth = policy.integer("portrait.width");
        int minHeight = policy.integer("portrait.height");
        return width < minWidth || height < minHeight
                ? List.of(Finding.of("PORTRAIT_TOO_SMALL", null, "D14")
                        .having(width + "×" + height, minWidth + "×" + minHeight))
                : List.of();
    }

    /** PORTRAIT_PROPORTION where the crop is not inside the picture or of another shape, else what {@link #size} finds. */
    static List<Finding> crop(Crop crop, int width, int height, PolicyParameters policy) {
        List<Finding> findings = new ArrayList<>();
        double proportion = (double) policy.integer("portrait.width") / policy.integer("portrait.height");
        boolean inside = crop.x() >= 0
                && crop.y() >= 0
                && crop.width() > 0
                && crop.height() > 0
                && (long) crop.x() + crop.width() <= width
                && (long) crop.y() + crop.height() <= height;
        if (!inside || Math.abs((double) crop.width() / crop.height() - proportion) > PROPORTION_TOLERANCE) {
            findings.add(Finding.of("PORTRAIT_PROPORTION", null, "D14")
                    .having(
                            crop.width() + "×" + crop.height(),
                            policy.text("portrait.width") + "×" + policy.text("portrait.height")));
        } else {
            findings.addAll(size(crop.width(), crop.height(), policy));
        }
        return findings;
    }

    /**
     * PORTRAIT_GROUND_NOT_PLAIN, PORTRAIT_GROUND_COLOUR, PORTRAIT_GROUND_NOT_BLUE or PORTRAIT_GROUND_NOT_RED.
     *
     * @param portrait already cropped
     */
    static List<Finding> ground(BufferedImage portrait, PolicyParameters policy) {
        List<Finding> findings = new ArrayList<>();
        int strip = Math.max(2, (int) (portrait.getWidth() * STRIP));
        int upper = (int) (portrait.getHeight() * UPPER_PART);
        Ground ground = new Ground();
        for (int y = 0; y < upper; y++) {
            for (int x = 0; x < portrait.getWidth(); x++) {
                if (y < strip || x < strip || x >= portrait.getWidth() - strip) {
                    ground.add(portrait.getRGB(x, y));
                }
            }
        }
        if (ground.spread() > policy.integer("portrait.ground_max_spread")) {
            findings.add(Finding.of("PORTRAIT_GROUND_NOT_PLAIN", null, "D14"));
        } else {
            switch (policy.text("portrait.ground")) {
                case "WHITE" -> {
                    if (ground.darkestChannel() < policy.integer("portrait.ground_min_brightness")) {
                        findings.add(Finding.of("PORTRAIT_GROUND_COLOUR", null, "D14"));
                    }
                }
                case "BLUE" -> {
                    if (ground.leadOfBlue() < policy.integer("portrait.ground_min_lead")) {
                        findings.add(Finding.of("PORTRAIT_GROUND_NOT_BLUE", null, "D14"));
                    }
                }
                case "RED" -> {
                    if (ground.leadOfRed() < policy.integer("portrait.ground_min_lead")) {
                        findings.add(Finding.of("PORTRAIT_GROUND_NOT_RED", null, "D14"));
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "portrait.ground is neither WHITE nor BLUE nor RED: " + policy.text("portrait.ground"));
            }
        }
        return findings;
    }

    /** Mean and spread of the ground's colours. */
    private static final class Ground {

        private static final int BLUE = 0;
        private static final int GREEN = 1;
        private static final int RED = 2;

        private final double[] sum = new double[3];
        private final double[] squares = new double[3];
        private int count;

        void add(int rgb) {
            for (int channel = 0; channel < 3; channel++) {
                int value = rgb >> (8 * channel) & 0xFF;
                sum[channel] += value;
                squares[channel] += (double) value * value;
            }
            count++;
        }

        double spread() {
            double largest = 0;
            for (int channel = 0; channel < 3; channel++) {
                double mean = sum[channel] / count;
                largest = Math.max(largest, Math.sqrt(Math.max(0, squares[channel] / count - mean * mean)));
            }
            return largest;
        }

        double darkestChannel() {
            return Math.min(sum[BLUE], Math.min(sum[GREEN], sum[RED])) / count;
        }

        /** How far blue is before red; green comes near it in the blue that photographers use. */
        double leadOfBlue() {
            return sum[BLUE] < sum[GREEN] ? 0 : (sum[BLUE] - sum[RED]) / count;
        }

        double leadOfRed() {
            return (sum[RED] - Math.max(sum[GREEN], sum[BLUE])) / count;
        }
    }
}
