package org.rmocse.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Makes and reads QR codes. */
public final class QrCode {

    /** Pixels to a side below which no part of a picture can hold a code. */
    private static final int SMALLEST = 42;

    private static final int[] LONG_SIDES = {1600, 1000, 2600};

    /** Overlapping parts along each side. */
    private static final int PARTS = 3;

    private static final Map<DecodeHintType, Object> THOROUGH =
            Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE, DecodeHintType.CHARACTER_SET, "UTF-8");

    private QrCode() {}

    /** A picture of the payload, that many pixels wide and high, as PNG. */
    public static byte[] png(String payload, int pixels) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter()
                            .encode(
                                    payload,
                                    BarcodeFormat.QR_CODE,
                                    pixels,
                                    pixels,
                                    Map.of(
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M,
                                            EncodeHintType.MARGIN,
                                            1)),
                    "png",
                    out);
            return out.toByteArray();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Every payload found in a picture, however it lies: in the whole of it at several sizes, since grain hides a code in a
     * large one and blur in a small one, and if nothing is found in its parts, enlarged.
     */
    public static Set<String> read(BufferedImage picture) {
        Set<String> payloads = new LinkedHashSet<>();
        for (int longSide : LONG_SIDES) {
            scan(Pictures.atMost(picture, longSide), payloads);
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (!payloads.isEmpty() || Math.min(width, height) < SMALLEST) {
            return payloads;
        }
        for (int column = 0; column < PARTS; column++) {
            for (int row = 0; row < PARTS; row++) {
                BufferedImage part = picture.getSubimage(
                        column * width / (PARTS + 1),
                        row * height / (PARTS + 1),
                        width * 2 / (PARTS + 1),
                        height * 2 / (PARTS + 1));
                scan(Pictures.sized(part, LONG_SIDES[0]), payloads);
            }
        }
        return payloads;
    }

    private static void scan(BufferedImage picture, Set<String> payloads) {
        LuminanceSource source = new BufferedImageLuminanceSource(picture);
        if (!scan(new HybridBinarizer(source), payloads)) {
            scan(new GlobalHistogramBinarizer(source), payloads);
        }
    }

    private static boolean scan(Binarizer blackAndWhite, Set<String> payloads) {
        try {
            for (Result result : new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(blackAndWhite), THOROUGH)) {
                payloads.add(result.getText());
            }
            return true;
        } catch (NotFoundException none) {
            return false; // the next reading may find it
        }
    }
}
