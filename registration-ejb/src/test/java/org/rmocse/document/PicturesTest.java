package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rmocse.document.SamplePictures.allocated;
import static org.rmocse.document.SamplePictures.corners;
import static org.rmocse.document.SamplePictures.joined;
import static org.rmocse.document.SamplePictures.latin;
import static org.rmocse.document.SamplePictures.name;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private static final long LIMIT = 60_000_000;
    private static final int LONG_SIDE = 2600;
    private static final long MEGABYTE = 1 << 20;

    /** The corners of the upright picture, read from the definition of each orientation in the Exif standard. */
    @ParameterizedTest
    @CsvSource({
        "1, 80, 48, RED GREEN BLUE BLACK",
        "2, 80, 48, GREEN RED BLACK BLUE",
        "3, 80, 48, BLACK BLUE GREEN RED",
        "4, 80, 48, BLUE BLACK RED GREEN",
        "5, 48, 80, RED BLUE GREEN BLACK",
        "6, 48, 80, BLUE RED BLACK GREEN",
        "7, 48, 80, BLACK GREEN BLUE RED",
        "8, 48, 80, GREEN BLACK RED BLUE",
        "0, 80, 48, RED GREEN BLUE BLACK",
        "9, 80, 48, RED GREEN BLUE BLACK"
    })
    void sets_a_picture_upright_however_the_camera_was_held(int orientation, int width, int height, String corners) {
        byte[] jpeg =
                SamplePictures.withOrientation(SamplePictures.file(SamplePictures.marked(80, 48), "jpeg"), orientation);
        byte[] png = SamplePictures.withChunk(
                SamplePictures.file(SamplePictures.marked(80, 48), "png"), "eXIf", SamplePictures.exif(orientation));
        for (byte[] file : List.of(jpeg, png)) {
            BufferedImage upright = Pictures.decode(file, LIMIT, LONG_SIDE);
            assertThat(Pictures.size(file, LIMIT)).isEqualTo(new Dimension(width, height));
            assertThat(new Dimension(upright.getWidth(), upright.getHeight())).isEqualTo(new Dimension(width, height));
            assertThat(corners(upright)).isEqualTo(corners);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void cuts_from_the_upright_picture_wherever_the_part_is_stored(int orientation) {
        byte[] file = SamplePictures.withOrientation(
                SamplePictures.file(SamplePictures.marked(800, 480), "jpeg"), orientation);
        BufferedImage upright = Pictures.decode(file, LIMIT, LONG_SIDE);
        int width = upright.getWidth();
        int height = upright.getHeight();
        for (Crop crop : List.of(
                new Crop(0, 0, 60, 84),
                new Crop(width - 60, 0, 60, 84),
                new Crop(0, height - 84, 60, 84),
                new Crop(width - 60, height - 84, 60, 84))) {
            BufferedImage part = Pictures.cut(file, LIMIT, crop, 30, 42);
            assertThat(part.getWidth()).isEqualTo(30);
            assertThat(part.getHeight()).isEqualTo(42);
            assertThat(name(part.getRGB(15, 21)))
                    .isEqualTo(name(upright.getRGB(crop.x() + 30, crop.y() + 42)))
                    .isNotEqualTo("WHITE");
        }
    }

    @Test
    void a_png_comes_out_pixel_for_pixel() {
        BufferedImage picture = SamplePictures.noise(37, 23, 1);
        BufferedImage decoded = Pictures.decode(SamplePictures.file(picture, "png"), LIMIT, LONG_SIDE);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(decoded.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
            }
        }
    }

    @Test
    void nothing_hidden_in_a_file_survives() {
        byte[] jpeg = SamplePictures.withOrientation(SamplePictures.file(SamplePictures.marked(80, 48), "jpeg"), 6);
        jpeg = SamplePictures.withSegment(jpeg, 0xFE, latin("SECRET comment <script>alert(1)</script>"));
        jpeg = SamplePictures.withSegment(
                jpeg, 0xE1, latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>"));
        jpeg = SamplePictures.withSegment(jpeg, 0xED, latin("Photoshop 3.0\0SECRET"));
        jpeg = SamplePictures.withSegment(jpeg, 0xE2, latin("ICC_PROFILE\0\1\1SECRET and no profile at all"));
        jpeg = joined(jpeg, latin("PK\3\4SECRET behind the end"));
        byte[] png = SamplePictures.withChunk(
                SamplePictures.file(SamplePictures.marked(80, 48), "png"), "tEXt", latin("Comment\0SECRET"));
        png = joined(SamplePictures.withChunk(png, "eXIf", SamplePictures.exif(1)), latin("%PDF-1.7 SECRET"));
        for (byte[] file : List.of(jpeg, png)) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("SECRET");
            byte[] kept = Pictures.jpeg(Pictures.decode(file, LIMIT, LONG_SIDE));
            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .doesNotContain("SECRET", "Exif", "xmp", "ICC_PROFILE", "Photoshop", "PK\3\4", "%PDF", "script");
            assertThat(segments(kept)).doesNotContain(0xE1, 0xE2, 0xED, 0xFE);
        }
    }

    @Test
    void a_portrait_out_of_a_large_picture_takes_little_memory() {
        byte[] file = SamplePictures.file(SamplePictures.portrait(4000, 5600, Color.WHITE), "jpeg");
        long before = allocated();
        BufferedImage portrait = Pictures.cut(file, LIMIT, new Crop(0, 0, 4000, 5600), 295, 413);
        assertThat(allocated() - before).isLessThan(32 * MEGABYTE);
        assertThat(portrait.getWidth()).isEqualTo(295);
    }

    @Test
    void four_inks_come_out_as_the_colours_they_print() {
        BufferedImage cyan = Pictures.decode(SamplePictures.cmykJpeg(40, 30, 255, 0, 0, 0), LIMIT, LONG_SIDE);
        Color colour = new Color(cyan.getRGB(20, 15));
        assertThat(colour.getRed()).isLessThan(90);
        assertThat(colour.getBlue()).isGreaterThan(150);
        Color paper = new Color(Pictures.decode(SamplePictures.cmykJpeg(40, 30, 0, 0, 0, 0), LIMIT, LONG_SIDE)
                .getRGB(20, 15));
        assertThat(paper.getRed()).isGreaterThan(240);
        assertThat(paper.getGreen()).isGreaterThan(240);
    }

    @Test
    void what_is_transparent_comes_out_white() {
        BufferedImage glass = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(5, 5, 0xFF00FF00);
        glass.setRGB(6, 6, 0x80000000);
        BufferedImage decoded = Pictures.decode(SamplePictures.file(glass, "png"), LIMIT, LONG_SIDE);
        assertThat(decoded.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(decoded.getRGB(5, 5)).isEqualTo(0xFF00FF00);
        assertThat(decoded.getRGB(6, 6) & 0xFF).isBetween(120, 135);
    }

    @Test
    void sixteen_bits_of_grey_or_colour_and_few_colours_are_read() {
        BufferedImage grey = new BufferedImage(40, 30, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(3, 3, 0, 0xFFFF);
        BufferedImage two = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_BINARY);
        two.setRGB(3, 3, 0xFFFFFFFF);
        byte[] deep = SamplePictures.png(
                SamplePictures.chunk(
                        "IHDR",
                        joined(SamplePictures.number(2), SamplePictures.number(1), new byte[] {16, 2, 0, 0, 0})),
                SamplePictures.chunk("IDAT", SamplePictures.deflated(new byte[] {
                    0, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0, 0, 0, (byte) 0x80, 0, (byte) 0xFF, (byte) 0xFF
                })),
                SamplePictures.chunk("IEND", new byte[0]));
        for (BufferedImage picture : List.of(grey, two)) {
            BufferedImage decoded = Pictures.decode(SamplePictures.file(picture, "png"), LIMIT, LONG_SIDE);
            assertThat(decoded.getRGB(3, 3)).isEqualTo(0xFFFFFFFF);
            assertThat(decoded.getRGB(0, 0)).isEqualTo(0xFF000000);
        }
        BufferedImage decoded = Pictures.decode(deep, LIMIT, LONG_SIDE);
        assertThat(decoded.getRGB(0, 0)).isEqualTo(0xFFFF0000);
        assertThat(decoded.getRGB(1, 0)).isEqualTo(0xFF0080FF);
    }

    @Test
    void a_grey_photograph_is_read() {
        BufferedImage grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 40, 30, 0, filled(1200, 128));
        Color colour = new Color(Pictures.decode(SamplePictures.file(grey, "jpeg"), LIMIT, LONG_SIDE)
                .getRGB(20, 15));
        assertThat(colour.getRed())
                .isEqualTo(colour.getGreen())
                .isEqualTo(colour.getBlue())
                .isBetween(118, 138);
    }

    @Test
    void shrinks_what_is_longer_than_allowed_and_leaves_the_rest() {
        byte[] file = SamplePictures.file(SamplePictures.marked(400, 1000), "jpeg");
        BufferedImage shrunk = Pictures.decode(file, LIMIT, 300);
        assertThat(shrunk.getHeight()).isEqualTo(300);
        assertThat(shrunk.getWidth()).isEqualTo(120);
        assertThat(corners(shrunk)).isEqualTo("RED GREEN BLUE BLACK");
        assertThat(Pictures.decode(file, LIMIT, 1000).getHeight()).isEqualTo(1000);
    }

    @Test
    void turns_by_quarters_without_losing_a_pixel() {
        BufferedImage picture = SamplePictures.marked(80, 48);
        assertThat(corners(Pictures.turned(picture, 1))).isEqualTo("BLUE RED BLACK GREEN");
        assertThat(corners(Pictures.turned(picture, 2))).isEqualTo("BLACK BLUE GREEN RED");
        assertThat(corners(Pictures.turned(picture, -1))).isEqualTo("GREEN BLACK RED BLUE");
        BufferedImage noise = SamplePictures.noise(31, 17, 5);
        BufferedImage back = Pictures.turned(Pictures.turned(Pictures.turned(Pictures.turned(noise, 1), 1), 1), 1);
        for (int x = 0; x < 31; x++) {
            assertThat(back.getRGB(x, x % 17)).isEqualTo(noise.getRGB(x, x % 17));
        }
    }

    @Test
    void keeps_a_portrait_within_its_bytes_as_well_as_it_can() {
        BufferedImage noise = SamplePictures.noise(295, 413, 6);
        byte[] best = Pictures.jpegWithin(noise, 10_000_000);
        byte[] fitting = Pictures.jpegWithin(noise, best.length - 1);
        assertThat(fitting.length).isLessThan(best.length);
        assertThat(best.length).isLessThan(204_800);
    }

    private static List<Integer> segments(byte[] jpeg) {
        List<Integer> markers = new ArrayList<>();
        for (int at = 2; at < jpeg.length && (jpeg[at + 1] & 0xFF) != 0xDA; ) {
            markers.add(jpeg[at + 1] & 0xFF);
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        assertThat(markers).isNotEmpty();
        return markers;
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }
}
