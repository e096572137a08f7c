package org.rmocse.document;

import com.google.zxing.BarcodeFormat;
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

    /** Every payload found in a picture, however it lies: whole, shrunk, and by its quarters. */
    public static Set<String> read(BufferedImage picture) {
        Set<String> payloads = new LinkedHashSet<>();
        for (int longSide : new int[] {1600, 1000, 2600}) {
            scan(Pictures.atMost(picture, longSide), payloads);
            if (!payloads.isEmpty()) {
                return payloads;
            }
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 2; row++) {
                scan(
                        picture.getSubimage(
                                column * width * 2 / 5, row * height * 2 / 5, width * 3 / 5, height * 3 / 5),
                        payloads);
            }
        }
        return payloads;
    }

    private static void scan(BufferedImage picture, Set<String> payloads) {
        LuminanceSource source = new BufferedImageLuminanceSource(picture);
        for (BinaryBitmap bitmap : new BinaryBitmap[] {
            new BinaryBitmap(new HybridBinarizer(source)), new BinaryBitmap(new GlobalHistogramBinarizer(source))
        }) {
            try {
                for (Result result : new QRCodeMultiReader().decodeMultiple(bitmap, THOROUGH)) {
                    payloads.add(result.getText());
                }
            } catch (NotFoundException none) {
                // the next reading may find it
            }
            if (!payloads.isEmpty()) {
                return;
            }
        }
    }
}
