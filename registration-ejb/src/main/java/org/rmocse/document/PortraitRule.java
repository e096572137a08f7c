package org.rmocse.document;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

/** Whether a picture can be the portrait of a certificate (D14): size by the raw picture, the rest by the cropped one. */
final class PortraitRule {

    /** The strip along the upper sides where nothing but the ground should be seen, as a share of the width. */
    private static final double STRIP = 0.07;

    private static final double UPPER_PART = 0.35;

    /** The strip goes round the corners so far along the top; between them the hair may come near the edge. */
    private static final double CORNER = 0.2;

    private static final double PROPORTION_TOLERANCE = 0.02;

    private PortraitRule() {}

    /** TOO_LARGE where the file has more bytes than allowed. */
    static List<Finding> weight(long bytes, PolicyParameters policy) {
        int most = policy.integer("material.max_bytes");
        return bytes > most
                ? List.of(finding("TOO_LARGE").having(Documents.megabytes(bytes), Documents.megabytes(most)))
                : List.of();
    }

    /** TOO_SMALL where a side has fewer pixels than the certificate shows. */
    static List<Finding> size(int width, int height, PolicyParameters policy) {
        int minWidth = policy.integer("portrait.width");
        int minHeight = policy.integer("portrait.height");
        return width < minWidth || height < minHeight
                ? List.of(finding("TOO_SMALL").having(width + "×" + height, minWidth + "×" + minHeight))
                : List.of();
    }

    /**
     * WRONG_RATIO where the picture, sent without a crop, is of so different a shape that the proposed crop would cut off more
     * than a rim: somebody must choose what to keep.
     */
    static List<Finding> shape(int width, int height, PolicyParameters policy) {
        Crop proposed =
                Crop.proposed(width, height, policy.integer("portrait.width"), policy.integer("portrait.height"));
        long kept = (long) proposed.width() * proposed.height();
        long all = (long) width * height;
        return kept * 100 < all * (100 - policy.integer("portrait.max_trim_percent"))
                ? List.of(wrongRatio(width, height, policy))
                : List.of();
    }

    /** WRONG_RATIO where the crop is not inside the picture or of another shape, else what {@link #size} finds. */
    static List<Finding> crop(Crop crop, int width, int height, PolicyParameters policy) {
        double proportion = (double) policy.integer("portrait.width") / policy.integer("portrait.height");
        boolean inside = crop.x() >= 0
                && crop.y() >= 0
                && crop.width() > 0
                && crop.height() > 0
                && (long) crop.x() + crop.width() <= width
                && (long) crop.y() + crop.height() <= height;
        return !inside || Math.abs((double) crop.width() / crop.height() - proportion) > PROPORTION_TOLERANCE
                ? List.of(wrongRatio(crop.width(), crop.height(), policy))
                : size(crop.width(), crop.height(), policy);
    }

    /**
     * GROUND_NOT_PLAIN where the ground is uneven, or not of the colour settled; what is needed is that colour.
     *
     * @param portrait already cropped
     */
    static List<Finding> ground(BufferedImage portrait, PolicyParameters policy) {
        Ground ground = ground(portrait);
        String colour = policy.text("portrait.ground");
        boolean right =
                switch (colour) {
                    case "WHITE" -> ground.darkestChannel() >= policy.integer("portrait.ground_min_brightness");
                    case "BLUE" -> ground.leadOfBlue() >= policy.integer("portrait.ground_min_lead");
                    case "RED" -> ground.leadOfRed() >= policy.integer("portrait.ground_min_lead");
                    default ->
                        throw new IllegalArgumentException(
                                "portrait.ground is neither WHITE nor BLUE nor RED: " + colour);
                };
        return !right || ground.spread() > policy.integer("portrait.ground_max_spread")
                ? List.of(finding("GROUND_NOT_PLAIN").having(null, colour))
                : List.of();
    }

    /** BLURRED, TOO_DARK and TOO_BRIGHT, by the face or where it should be. */
    static List<Finding> detail(FaceDetail detail, PolicyParameters policy) {
        List<Finding> findings = new ArrayList<>();
        if (detail.sharpness() < policy.integer("portrait.min_sharpness")) {
            findings.add(finding("BLURRED")
                    .having(Math.round(detail.sharpness()), policy.integer("portrait.min_sharpness")));
        }
        if (detail.brightness() < policy.integer("portrait.min_brightness")) {
            findings.add(finding("TOO_DARK")
                    .having(Math.round(detail.brightness()), policy.integer("portrait.min_brightness")));
        }
        if (detail.brightness() > policy.integer("portrait.max_brightness")
                || detail.glare() > policy.integer("portrait.max_glare_percent")) {
            findings.add(finding("TOO_BRIGHT")
                    .having(Math.round(detail.brightness()), policy.integer("portrait.max_brightness")));
        }
        return findings;
    }

    /**
     * NO_FACE or SEVERAL_FACES; of a single one FACE_TILTED, and FACE_OFF_CENTRE where it is not in its place or not of its size.
     *
     * @param faces what the model sees, guesses included
     */
    static List<Finding> face(List<Face> faces, PolicyParameters policy) {
        List<Face> sure = sure(faces, policy);
        if (sure.size() != 1) {
            return List.of(finding(sure.isEmpty() ? "NO_FACE" : "SEVERAL_FACES").having(sure.size(), 1));
        }
        Face face = sure.get(0);
        List<Finding> findings = new ArrayList<>();
        int maxTilt = policy.integer("portrait.face_max_tilt");
        if (Math.abs(face.tilt()) > maxTilt) {
            findings.add(finding("FACE_TILTED").having(Math.round(Math.abs(face.tilt())) + "°", maxTilt + "°"));
        }
        if (isOutside(face.x(), "x", policy)
                || isOutside(face.y(), "y", policy)
                || isOutside(face.width(), "width", policy)) {
            findings.add(finding("FACE_OFF_CENTRE")
                    .having(
                            place(percent(face.x()), percent(face.y()), percent(face.width())),
                            place(range("x", policy), range("y", policy), range("width", policy))));
        }
        return findings;
    }

    /** The face to judge the light by: the largest of which the model is sure. */
    static Optional<Face> main(List<Face> faces, PolicyParameters policy) {
        return sure(faces, policy).stream().max(Comparator.comparingDouble(Face::width));
    }

    private static List<Face> sure(List<Face> faces, PolicyParameters policy) {
        return faces.stream()
                .filter(face -> face.score() * 100 >= policy.integer("portrait.face_min_score"))
                .toList();
    }

    private static boolean isOutside(double share, String what, PolicyParameters policy) {
        return share * 100 < policy.integer("portrait.face_min_" + what)
                || share * 100 > policy.integer("portrait.face_max_" + what);
    }

    private static String range(String what, PolicyParameters policy) {
        return policy.text("portrait.face_min_" + what) + "–" + policy.text("portrait.face_max_" + what);
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(share * 100));
    }

    /** The middle's place across and down, and the width, all in percent. */
    private static String place(String across, String down, String width) {
        return across + "% × " + down + "%, " + width + "%";
    }

    private static Finding wrongRatio(int width, int height, PolicyParameters policy) {
        return finding("WRONG_RATIO")
                .having(width + "×" + height, policy.text("portrait.width") + "×" + policy.text("portrait.height"));
    }

    private static Finding finding(String code) {
        return Finding.of(code, null, "D14");
    }

    private static Ground ground(BufferedImage portrait) {
        int strip = Math.max(2, (int) (portrait.getWidth() * STRIP));
        int upper = (int) (portrait.getHeight() * UPPER_PART);
        int corner = (int) (portrait.getWidth() * CORNER);
        Ground ground = new Ground();
        for (int y = 0; y < upper; y++) {
            int in = y < strip ? corner : strip;
            for (int x = 0; x < in; x++) {
                ground.add(portrait.getRGB(x, y));
                ground.add(portrait.getRGB(portrait.getWidth() - 1 - x, y));
            }
        }
        return ground;
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
