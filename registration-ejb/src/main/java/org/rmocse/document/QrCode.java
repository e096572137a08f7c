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
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes and reads QR codes. */
public final class QrCode {

    /** Pixels to a side below which no part of a picture can hold a code. */
    private static final int SMALLEST = 42;

    private static final int LEFTMOST = 0x80;
    private static final byte[] LIGHT_AND_DARK = {(byte) 0xFF, 0};
    private static final IndexColorModel WHITE_AND_BLACK =
            new IndexColorModel(1, LIGHT_AND_DARK.length, LIGHT_AND_DARK, LIGHT_AND_DARK, LIGHT_AND_DARK);

    private static final int[] LONG_SIDES = {1600, 1000, 2600};

    /** Overlapping parts along each side. */
    private static final int PARTS = 3;

    private static final Map<DecodeHintType, Object> THOROUGH =
            Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE, DecodeHintType.CHARACTER_SET, "UTF-8");

    private QrCode() {}

    /** A picture of the payload, that many pixels wide and high, as PNG. */
    public static byte[] png(String payload, int pixels) {
        try {
            return png(new QRCodeWriter()
                    .encode(
                            payload,
                            BarcodeFormat.QR_CODE,
                            pixels,
                            pixels,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1)));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    /**
     * Bits into bits, since asking a colour model for each is most of the work, and in two colours of a palette, which a PDF takes
     * over as they are; made in memory, where by default a file would be used.
     */
    private static byte[] png(BitMatrix code) {
        BufferedImage picture =
                new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY, WHITE_AND_BLACK);
        byte[] black = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int line = black.length / code.getHeight();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    black[y * line + x / Byte.SIZE] |= (byte) (LEFTMOST >> x % Byte.SIZE);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(picture, "png", memory);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
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
