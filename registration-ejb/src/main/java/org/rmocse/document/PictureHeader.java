package org.rmocse.document;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a picture's file says of itself, told from its marks before a pixel is decoded and without unpacking anything (D13).
 *
 * @param orientation how the camera was held, 1 to 8 as the Exif standard counts; 1 where nothing is said
 * @param animated true for a PNG of several frames
 * @param passes how often a decoder must go over the whole picture; 1 for anything but a progressive JPEG
 */
record PictureHeader(Orientation orientation, boolean animated, int passes) {

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;

    /** Reads as far as it understands; whether the rest can be decoded is for the decoder to say. */
    static PictureHeader of(byte[] content) {
        return content.length > 1 && (content[0] & 0xFF) == 0xFF ? ofJpeg(content) : ofPng(content);
    }

    private static PictureHeader ofJpeg(byte[] content) {
        Orientation orientation = Orientation.UPRIGHT;
        int scans = 0;
        for (int at = nextMarker(content, 2); at < content.length - 3; ) {
            int marker = content[at] & 0xFF;
            if (marker == END_OF_IMAGE) {
                break;
            }
            int length = (content[at + 1] & 0xFF) << 8 | content[at + 2] & 0xFF;
            int end = Math.min(content.length, at + 1 + length);
            if (marker == APP1 && orientation == Orientation.UPRIGHT && startsWithExif(content, at + 3, end)) {
                orientation = orientation(Arrays.copyOfRange(content, at + 3 + EXIF.length, end));
            }
            scans += marker == START_OF_SCAN ? 1 : 0;
            at = nextMarker(content, Math.max(end, at + 1));
        }
        return new PictureHeader(orientation, false, Math.max(1, scans));
    }

    /** The place of the next marker's code: a byte behind 0xFF that is neither stuffing nor a restart. */
    private static int nextMarker(byte[] content, int from) {
        for (int at = from; at < content.length - 1; at++) {
            int code = content[at + 1] & 0xFF;
            if ((content[at] & 0xFF) == 0xFF && code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
                return at + 1;
            }
        }
        return content.length;
    }

    private static boolean startsWithExif(byte[] content, int from, int end) {
        return end - from > EXIF.length && Arrays.equals(content, from, from + EXIF.length, EXIF, 0, EXIF.length);
    }

    private static PictureHeader ofPng(byte[] content) {
        Orientation orientation = Orientation.UPRIGHT;
        boolean animated = false;
        for (long at = 8; at <= content.length - 12; ) {
            int here = (int) at;
            long length = number(content, here);
            String type = new String(content, here + 4, 4, StandardCharsets.ISO_8859_1);
            animated |= type.equals("acTL");
            if (type.equals("eXIf") && length <= content.length - 12 - at) {
                orientation = orientation(Arrays.copyOfRange(content, here + 8, here + 8 + (int) length));
            }
            at += 12 + length;
        }
        return new PictureHeader(orientation, animated, 1);
    }

    private static long number(byte[] content, int at) {
        return (content[at] & 0xFFL) << 24
                | (content[at + 1] & 0xFF) << 16
                | (content[at + 2] & 0xFF) << 8
                | content[at + 3] & 0xFF;
    }

    private static Orientation orientation(byte[] exif) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        try {
            return directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? Orientation.UPRIGHT
                    : Orientation.of(directory.getInt(ExifIFD0Directory.TAG_ORIENTATION));
        } catch (MetadataException notANumber) {
            return Orientation.UPRIGHT;
        }
    }
}
