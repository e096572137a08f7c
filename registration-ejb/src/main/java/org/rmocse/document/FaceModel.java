package org.rmocse.document;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * The model that finds faces, run by OpenCV; only {@link Faces} touches this class, since it may not load. Whatever the picture,
 * the model sees 128 × 128 pixels of it, so that a look always takes the same few milliseconds and megabytes. One thread at a
 * time.
 */
final class FaceModel {

    private static final String FILE = "face-detection.tflite";
    private static final int SIDE = 128;

    /** The places the model judges: a fine grid with two guesses a cell, then a coarse one with six. */
    private static final int[][] GRIDS = {{16, 2}, {8, 6}};

    private static final int NUMBERS_A_PLACE = 16;
    private static final int RIGHT_EYE = 4;
    private static final int LEFT_EYE = 6;

    /** What the model is less sure of is not even a guess. */
    private static final double LEAST_SCORE = 0.3;

    /** Two guesses that share so much of their area mean the same face. */
    private static final double SAME_FACE = 0.3;

    private final Net net;
    private final double[][] places = places();

    /**
     * Loads library and model.
     *
     * @throws LinkageError or {@link RuntimeException} where this machine cannot
     */
    FaceModel() {
        opencv_core.setNumThreads(1);
        byte[] model = read();
        try (BytePointer bytes = new BytePointer(model)) {
            net = opencv_dnn.readNetFromTFLite(bytes, model.length);
        }
    }

    /** The faces in the picture, the surest first. */
    List<Face> in(BufferedImage picture) {
        float[] numbers = null;
        float[] scores = null;
        PointerScope scope = new PointerScope();
        try {
            Mat input = new Mat(new int[] {1, 3, SIDE, SIDE}, opencv_core.CV_32F, new FloatPointer(channels(picture)));
            net.setInput(input);
            MatVector outputs = new MatVector();
            net.forward(outputs, net.getUnconnectedOutLayersNames());
            for (Mat output : outputs.get()) {
                float[] values = new float[(int) output.total()];
                new FloatPointer(output.data()).get(values);
                if (values.length == places.length) {
                    scores = values;
                } else {
                    numbers = values;
                }
            }
        } finally {
            scope.close();
        }
        return faces(numbers, scores, picture);
    }

    /** Red, green and blue one after another, from -1 to 1, the picture in the middle of a black square. */
    private static float[] channels(BufferedImage picture) {
        BufferedImage small = Pictures.sized(picture, SIDE);
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.drawImage(small, (SIDE - small.getWidth()) / 2, (SIDE - small.getHeight()) / 2, null);
        graphics.dispose();
        int[] pixels = square.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
        float[] channels = new float[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                channels[channel * pixels.length + i] = (pixels[i] >> 16 - 8 * channel & 0xFF) / 127.5f - 1;
            }
        }
        return channels;
    }

    private List<Face> faces(float[] numbers, float[] scores, BufferedImage picture) {
        List<Guess> guesses = IntStream.range(0, places.length)
                .mapToObj(place -> guess(place, numbers, 1 / (1 + Math.exp(-scores[place]))))
                .filter(guess -> guess.score >= LEAST_SCORE)
                .sorted(Comparator.comparingDouble(Guess::score).reversed())
                .toList();
        List<Guess> kept = new ArrayList<>();
        for (Guess guess : guesses) {
            if (kept.stream().noneMatch(surer -> surer.overlap(guess) > SAME_FACE)) {
                kept.add(guess);
            }
        }
        double longSide = Math.max(picture.getWidth(), picture.getHeight());
        double across = longSide / picture.getWidth();
        double down = longSide / picture.getHeight();
        return kept.stream()
                .map(guess -> new Face(
                        0.5 + (guess.x - 0.5) * across,
                        0.5 + (guess.y - 0.5) * down,
                        guess.width * across,
                        guess.tilt,
                        guess.score))
                .toList();
    }

    private Guess guess(int place, float[] numbers, double score) {
        int at = place * NUMBERS_A_PLACE;
        return new Guess(
                numbers[at] / SIDE + places[place][0],
                numbers[at + 1] / SIDE + places[place][1],
                numbers[at + 2] / SIDE,
                numbers[at + 3] / SIDE,
                Math.toDegrees(Math.atan2(
                        numbers[at + LEFT_EYE + 1] - numbers[at + RIGHT_EYE + 1],
                        numbers[at + LEFT_EYE] - numbers[at + RIGHT_EYE])),
                score);
    }

    private record Guess(double x, double y, double width, double height, double tilt, double score) {

        double overlap(Guess other) {
            double across = Math.min(x + width / 2, other.x + other.width / 2)
                    - Math.max(x - width / 2, other.x - other.width / 2);
            double down = Math.min(y + height / 2, other.y + other.height / 2)
                    - Math.max(y - height / 2, other.y - other.height / 2);
            double common = Math.max(0, across) * Math.max(0, down);
            return common / (width * height + other.width * other.height - common);
        }
    }

    private static double[][] places() {
        List<double[]> places = new ArrayList<>();
        for (int[] grid : GRIDS) {
            for (int cell = 0; cell < grid[0] * grid[0]; cell++) {
                for (int guess = 0; guess < grid[1]; guess++) {
                    places.add(new double[] {(cell % grid[0] + 0.5) / grid[0], (cell / grid[0] + 0.5) / grid[0]});
                }
            }
        }
        return places.toArray(double[][]::new);
    }

    private static byte[] read() {
        try (InputStream in = FaceModel.class.getResourceAsStream(FILE)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
