package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

/** The whole check on pictures of a real person, with the library and the model, at the thresholds in force. */
class PortraitCheckTest {

    private static final PolicyParameters POLICY = MigratedPolicy.today();
    private static final PortraitCheck CHECK = new PortraitCheck(null, null, new Faces());
    private static final SamplePerson PERSON = SamplePerson.upright();

    @ParameterizedTest
    @CsvSource({"295, 413", "590, 826", "1180, 1652", "3000, 4000", "700, 900", "2400, 3600"})
    void a_good_portrait_of_any_size_passes(int width, int height) {
        assertThat(codes(PERSON.photographed(width, height, Color.WHITE))).isEmpty();
    }

    @Test
    void a_good_portrait_passes_as_a_png_too() {
        byte[] png = SamplePictures.file(PERSON.photographed(590, 826, Color.WHITE), "png");
        assertThat(CHECK.judge(png, null, POLICY).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BLUE, 67, 142, 219", "RED, 220, 20, 20"})
    void the_ground_may_be_settled_otherwise(String setting, int red, int green, int blue) {
        byte[] coloured = SamplePerson.jpeg(PERSON.photographed(590, 826, new Color(red, green, blue)));
        assertThat(CHECK.judge(coloured, null, MigratedPolicy.with("portrait.ground", setting))
                        .findings())
                .isEmpty();
        assertThat(CHECK.judge(coloured, null, POLICY).findings())
                .containsExactly(Finding.of("GROUND_NOT_PLAIN", null, "D14").having(null, "WHITE"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "-8, ",
        "6, ",
        "18, FACE_TILTED",
        "30, FACE_TILTED",
        "-20, FACE_TILTED",
        "-35, FACE_TILTED",
        "60, FACE_TILTED"
    })
    void the_head_is_upright(double degrees, String code) {
        assertThat(faceCodes(PERSON.turned(degrees))).isEqualTo(listed(code));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.42, 1, ",
        "0.42, 0.35, 1, ",
        "0.58, 0.52, 1, ",
        "0.5, 0.42, 0.6, ",
        "0.5, 0.42, 1.25, ",
        "0.25, 0.42, 1, FACE_OFF_CENTRE",
        "0.75, 0.42, 1, FACE_OFF_CENTRE",
        "0.5, 0.2, 0.7, FACE_OFF_CENTRE",
        "0.5, 0.72, 1, FACE_OFF_CENTRE",
        "0.5, 0.42, 0.4, FACE_OFF_CENTRE"
    })
    void the_face_is_in_the_middle_and_of_its_size(double x, double y, double times, String code) {
        assertThat(faceCodes(PERSON.at(x, y).sized(times))).isEqualTo(listed(code));
    }

    @Test
    void two_people_are_one_too_many() {
        BufferedImage one = PERSON.at(0.28, 0.42).sized(0.6).photographed(590, 826, Color.WHITE);
        assertThat(codes(PERSON.at(0.72, 0.42).sized(0.6).in(one))).containsExactly("SEVERAL_FACES");
    }

    @Test
    void without_a_face_it_is_no_portrait() {
        assertThat(codes(SamplePictures.portrait(590, 826, Color.WHITE))).contains("NO_FACE");
        assertThat(codes(SamplePictures.plain(590, 826, Color.WHITE))).contains("NO_FACE", "TOO_BRIGHT", "BLURRED");
        assertThat(codes(SamplePictures.plain(590, 826, Color.BLACK)))
                .contains("NO_FACE", "TOO_DARK", "GROUND_NOT_PLAIN");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.8, 0", "1, 0", "1.2, 0", "1, 40"})
    void light_and_dark_people_and_rooms_pass(double times, int more) {
        assertThat(codes(lit(value -> (int) (value * times) + more)))
                .doesNotContain("TOO_DARK", "TOO_BRIGHT", "NO_FACE", "BLURRED");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.3, 0.4})
    void a_face_in_the_dark_does_not(double times) {
        assertThat(codes(lit(value -> (int) (value * times))))
                .contains("TOO_DARK")
                .doesNotContain("BLURRED");
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0", "2, 0", "1, 70", "1, 120"})
    void a_face_in_the_glare_does_not(double times, int more) {
        assertThat(codes(lit(value -> (int) (value * times) + more))).contains("TOO_BRIGHT");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "5, true", "8, true", "12, true"})
    void the_face_is_sharp(int radius, boolean blurred) {
        BufferedImage picture = PERSON.photographed(590, 826, Color.WHITE);
        assertThat(codes(blurred(picture, radius))).isEqualTo(blurred ? List.of("BLURRED") : List.of());
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        BufferedImage wrong =
                blurred(PERSON.at(0.32, 0.42).turned(-30).photographed(800, 800, new Color(90, 120, 90)), 8);
        assertThat(codes(wrong))
                .containsExactly("WRONG_RATIO", "GROUND_NOT_PLAIN", "BLURRED", "FACE_TILTED", "FACE_OFF_CENTRE");
        assertThat(codes(PERSON.at(0.34, 0.42).sized(0.7).photographed(200, 280, Color.WHITE)))
                .containsExactly("TOO_SMALL", "FACE_OFF_CENTRE");
    }

    @Test
    void a_chosen_part_is_judged_and_not_the_rest() {
        BufferedImage wide = PERSON.at(0.5, 0.3).sized(0.4).photographed(1400, 1000, Color.WHITE);
        assertThat(codes(wide)).contains("WRONG_RATIO");
        assertThat(CHECK.judge(SamplePerson.jpeg(wide), new Crop(427, 0, 546, 764), POLICY)
                        .findings())
                .isEmpty();
    }

    @Test
    void a_heavy_file_and_one_of_too_many_pixels_are_too_large() {
        byte[] heavy = Arrays.copyOf(SamplePerson.jpeg(), 10_485_761);
        assertThat(CHECK.judge(heavy, null, POLICY).findings())
                .extracting(Finding::code)
                .containsExactly("TOO_LARGE");
        byte[] bomb = SamplePictures.png(SamplePictures.header(60_000, 60_000));
        assertThat(CHECK.judge(bomb, null, POLICY).findings())
                .containsExactly(Finding.of("TOO_LARGE", null, "D14").having("3600000000 px", "60000000 px"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                "<HTML><body>",
                "<Script>alert(1)</script>",
                "<?php system($_GET[0]); ?>",
                "<!DOCTYPE svg>"
            })
    void a_picture_that_is_something_else_as_well_is_unreadable(String more) {
        byte[] portrait = SamplePerson.jpeg();
        unreadable(SamplePictures.joined(portrait, more.getBytes(StandardCharsets.ISO_8859_1)));
        unreadable(SamplePictures.withSegment(portrait, 0xFE, more.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_picture_that_is_a_pdf_as_well_is_unreadable() {
        unreadable(SamplePictures.withSegment(
                SamplePerson.jpeg(), 0xFE, "%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void what_a_camera_appends_does_no_harm() {
        byte[] portrait = SamplePerson.jpeg();
        byte[] film = "\0\0\0\30ftypmp42\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CHECK.judge(SamplePictures.joined(portrait, film), null, POLICY)
                        .findings())
                .isEmpty();
        assertThat(CHECK.judge(SamplePictures.joined(portrait, portrait), null, POLICY)
                        .findings())
                .isEmpty();
    }

    private static void unreadable(byte[] file) {
        assertThatThrownBy(() -> CHECK.judge(file, null, POLICY))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly("IMAGE_UNREADABLE"));
    }

    private static List<String> codes(BufferedImage picture) {
        PortraitCheck.Judged judged = CHECK.judge(SamplePerson.jpeg(picture), null, POLICY);
        assertThat(judged.faceChecked()).isTrue();
        return judged.findings().stream().map(Finding::code).toList();
    }

    /** What is found of the face alone; shoulders and hair that come into the corners are another matter. */
    private static List<String> faceCodes(SamplePerson person) {
        return codes(person.photographed(590, 826, Color.WHITE)).stream()
                .filter(code -> code.contains("FACE"))
                .toList();
    }

    private static List<String> listed(String code) {
        return code == null ? List.of() : List.of(code);
    }

    /** The portrait with each value of each colour changed so. */
    private static BufferedImage lit(IntUnaryOperator light) {
        BufferedImage picture = PERSON.photographed(590, 826, Color.WHITE);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int changed = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    changed |= Math.max(0, Math.min(255, light.applyAsInt(rgb >> shift & 0xFF))) << shift;
                }
                picture.setRGB(x, y, changed);
            }
        }
        return picture;
    }

    /** Out of focus by so many pixels of 590. */
    private static BufferedImage blurred(BufferedImage picture, int radius) {
        float[] row = new float[2 * radius + 1];
        Arrays.fill(row, 1f / row.length);
        ConvolveOp across = new ConvolveOp(new Kernel(row.length, 1, row), ConvolveOp.EDGE_NO_OP, null);
        ConvolveOp down = new ConvolveOp(new Kernel(1, row.length, row), ConvolveOp.EDGE_NO_OP, null);
        return down.filter(across.filter(picture, null), null);
    }
}
