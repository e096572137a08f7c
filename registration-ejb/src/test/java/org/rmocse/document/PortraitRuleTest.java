package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

class PortraitRuleTest {

    private static final PolicyParameters WHITE = policy("WHITE");

    @ParameterizedTest
    @CsvSource({
        "295, 413, false",
        "294, 413, true",
        "295, 412, true",
        "10000, 412, true",
        "4000, 3000, false",
        "1, 1, true"
    })
    void the_raw_picture_has_at_least_the_pixels_of_the_certificate(int width, int height, boolean tooSmall) {
        assertThat(PortraitRule.size(width, height, WHITE))
                .isEqualTo(
                        tooSmall
                                ? List.of(Finding.of("TOO_SMALL", null, "D14").having(width + "×" + height, "295×413"))
                                : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 295, 413",
        "305, 187, 295, 413",
        "0, 0, 428, 600",
        // a pixel off in proportion is what a hand at a crop frame does
        "0, 0, 296, 413",
        "10, 10, 420, 590"
    })
    void a_crop_inside_the_picture_and_in_proportion_is_good(int x, int y, int width, int height) {
        assertThat(PortraitRule.crop(new Crop(x, y, width, height), 600, 600, WHITE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "306, 0, 295, 413",
        "0, 188, 295, 413",
        "-1, 0, 295, 413",
        "0, -1, 295, 413",
        "0, 0, 0, 413",
        "0, 0, 295, 0",
        "0, 0, -295, -413",
        "2147483647, 0, 295, 413",
        "0, 0, 2147483647, 2147483647",
        "0, 0, 413, 413",
        "0, 0, 310, 413",
        "0, 0, 295, 431"
    })
    void a_crop_outside_the_picture_or_of_another_shape_is_not(int x, int y, int width, int height) {
        assertThat(PortraitRule.crop(new Crop(x, y, width, height), 600, 600, WHITE))
                .containsExactly(Finding.of("WRONG_RATIO", null, "D14").having(width + "×" + height, "295×413"));
    }

    @Test
    void a_small_part_of_a_large_picture_is_too_small_all_the_same() {
        assertThat(PortraitRule.size(4000, 3000, WHITE)).isEmpty();
        assertThat(PortraitRule.crop(new Crop(100, 100, 200, 280), 4000, 3000, WHITE))
                .containsExactly(Finding.of("TOO_SMALL", null, "D14").having("200×280", "295×413"));
    }

    @Property
    void the_proposed_crop_of_any_large_enough_picture_is_good(
            @ForAll @IntRange(min = 295, max = 20_000) int width,
            @ForAll @IntRange(min = 413, max = 20_000) int height) {
        Crop proposed = Crop.proposed(width, height, 295, 413);
        assertThat(PortraitRule.crop(proposed, width, height, WHITE)).isEmpty();
        assertThat(proposed.width() == width || proposed.height() == height || height - proposed.height() < 2)
                .isTrue();
        assertThat(proposed.y()).isLessThanOrEqualTo(height - proposed.height() - proposed.y());
        assertThat(Math.abs(width - proposed.width() - 2 * proposed.x())).isLessThan(2);
    }

    @Property
    void the_size_and_shape_of_the_certificate_are_a_setting(
            @ForAll @IntRange(min = 413, max = 5_000) int width, @ForAll @IntRange(min = 579, max = 5_000) int height) {
        Map<String, String> larger = new HashMap<>(WHITE.asMap());
        larger.put("portrait.width", "413");
        larger.put("portrait.height", "579");
        PolicyParameters policy = PolicyParameters.of(larger);
        assertThat(PortraitRule.size(width, height, policy)).isEmpty();
        assertThat(PortraitRule.crop(Crop.proposed(width, height, 413, 579), width, height, policy))
                .isEmpty();
        assertThat(PortraitRule.size(412, 578, policy)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 230, 205})
    void a_plain_light_ground_is_white(int grey) {
        assertThat(codes(new Color(grey, grey, grey), WHITE)).isEmpty();
    }

    @Test
    void a_darker_or_coloured_ground_is_not() {
        assertThat(codes(new Color(204, 204, 204), WHITE)).containsExactly("GROUND_NOT_PLAIN");
        assertThat(codes(new Color(255, 255, 204), WHITE)).containsExactly("GROUND_NOT_PLAIN");
        assertThat(codes(new Color(67, 142, 219), WHITE)).containsExactly("GROUND_NOT_PLAIN");
        assertThat(codes(Color.RED, WHITE)).containsExactly("GROUND_NOT_PLAIN");
        assertThat(codes(Color.BLACK, WHITE)).containsExactly("GROUND_NOT_PLAIN");
    }

    @Test
    void a_ground_with_shadows_or_things_in_it_is_not_plain() {
        BufferedImage shelf = SamplePictures.portrait(295, 413, Color.WHITE);
        Graphics2D graphics = shelf.createGraphics();
        graphics.setColor(new Color(120, 90, 60));
        graphics.fillRect(0, 0, 60, 80);
        graphics.dispose();
        assertThat(PortraitRule.ground(shelf, WHITE)).extracting(Finding::code).containsExactly("GROUND_NOT_PLAIN");
    }

    @Test
    void how_uneven_a_ground_may_be_is_a_setting_kept_to_the_point() {
        BufferedImage striped = SamplePictures.plain(295, 413, Color.WHITE);
        for (int y = 0; y < 413; y++) {
            for (int x = y % 2; x < 295; x += 2) {
                striped.setRGB(x, y, new Color(215, 215, 215).getRGB());
            }
        }
        // half of it 255, half 215: a spread of 20
        assertThat(PortraitRule.ground(striped, with("portrait.ground_max_spread", "20")))
                .isEmpty();
        assertThat(PortraitRule.ground(striped, with("portrait.ground_max_spread", "19")))
                .hasSize(1);
    }

    @Test
    void shoulders_hair_and_clothes_do_not_count_as_ground() {
        BufferedImage dark = SamplePictures.portrait(295, 413, Color.WHITE);
        Graphics2D graphics = dark.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 413 * 2 / 5, 295, 300);
        graphics.fillOval(60, 35, 175, 200);
        graphics.dispose();
        assertThat(PortraitRule.ground(dark, WHITE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BLUE, 67, 142, 219, ",
        "BLUE, 0, 191, 243, ",
        "BLUE, 100, 120, 160, ",
        "BLUE, 101, 120, 160, GROUND_NOT_PLAIN",
        "BLUE, 255, 255, 255, GROUND_NOT_PLAIN",
        "BLUE, 220, 20, 20, GROUND_NOT_PLAIN",
        "BLUE, 20, 200, 120, GROUND_NOT_PLAIN",
        "RED, 220, 20, 20, ",
        "RED, 160, 100, 90, ",
        "RED, 160, 101, 90, GROUND_NOT_PLAIN",
        "RED, 255, 200, 60, GROUND_NOT_PLAIN",
        "RED, 255, 255, 255, GROUND_NOT_PLAIN"
    })
    void the_colour_of_the_ground_is_a_setting(String setting, int red, int green, int blue, String code) {
        assertThat(codes(new Color(red, green, blue), policy(setting)))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void a_setting_nobody_knows_is_not_passed_over() {
        assertThatThrownBy(() -> codes(Color.GREEN, policy("GREEN")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GREEN");
    }

    private static List<String> codes(Color ground, PolicyParameters policy) {
        return PortraitRule.ground(SamplePictures.portrait(295, 413, ground), policy).stream()
                .map(Finding::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "10485760, false", "10485761, true", "99999999999, true"})
    void the_file_weighs_no_more_than_allowed(long bytes, boolean tooLarge) {
        assertThat(PortraitRule.weight(bytes, WHITE))
                .extracting(Finding::code)
                .isEqualTo(tooLarge ? List.of("TOO_LARGE") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // a share of the picture that the proposed crop keeps: 100, 95, 93, 92 and 90 in a hundred
        "295, 413, false",
        "3000, 4000, false",
        "2000, 3000, false",
        "350, 450, false",
        "793, 1000, false",
        "643, 1000, false",
        // and 89, 79, 71, 40
        "800, 1000, true",
        "640, 1000, true",
        "1080, 1920, true",
        "1000, 1000, true",
        "1600, 900, true",
        "1, 100000, true"
    })
    void a_picture_sent_without_a_crop_has_nearly_the_shape(int width, int height, boolean wrong) {
        assertThat(PortraitRule.shape(width, height, WHITE))
                .isEqualTo(
                        wrong
                                ? List.of(
                                        Finding.of("WRONG_RATIO", null, "D14").having(width + "×" + height, "295×413"))
                                : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "120, 0, 80, ",
        "120, 0, 79.9, BLURRED",
        "65, 0, 200, ",
        "64.9, 0, 200, TOO_DARK",
        "205, 0, 200, ",
        "205.1, 0, 200, TOO_BRIGHT",
        "180, 35, 200, ",
        "180, 35.1, 200, TOO_BRIGHT",
        "0, 0, 0, BLURRED TOO_DARK",
        "255, 100, 0, BLURRED TOO_BRIGHT"
    })
    void the_face_is_sharp_and_well_lit(double brightness, double glare, double sharpness, String codes) {
        assertThat(PortraitRule.detail(new FaceDetail(brightness, glare, sharpness), WHITE))
                .extracting(Finding::code)
                .containsExactly(codes == null ? new String[0] : codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.42, 0.45, 0, ",
        "0.38, 0.25, 0.2, 12, ",
        "0.62, 0.6, 0.75, -12, ",
        "0.5, 0.42, 0.45, 12.1, FACE_TILTED",
        "0.5, 0.42, 0.45, -12.1, FACE_TILTED",
        "0.5, 0.42, 0.45, 180, FACE_TILTED",
        "0.379, 0.42, 0.45, 0, FACE_OFF_CENTRE",
        "0.621, 0.42, 0.45, 0, FACE_OFF_CENTRE",
        "0.5, 0.249, 0.45, 0, FACE_OFF_CENTRE",
        "0.5, 0.601, 0.45, 0, FACE_OFF_CENTRE",
        "0.5, 0.42, 0.199, 0, FACE_OFF_CENTRE",
        "0.5, 0.42, 0.751, 0, FACE_OFF_CENTRE",
        "0.1, 0.42, 0.45, 30, FACE_TILTED FACE_OFF_CENTRE"
    })
    void the_face_is_upright_and_in_its_place(double x, double y, double width, double tilt, String codes) {
        assertThat(PortraitRule.face(List.of(new Face(x, y, width, tilt, 0.9)), WHITE))
                .extracting(Finding::code)
                .containsExactly(codes == null ? new String[0] : codes.split(" "));
    }

    @Test
    void what_a_face_off_its_place_has_and_needs_is_told_in_percent() {
        assertThat(PortraitRule.face(List.of(new Face(0.2, 0.42, 0.45, 0, 0.9)), WHITE))
                .containsExactly(
                        Finding.of("FACE_OFF_CENTRE", null, "D14").having("20% × 42%, 45%", "38–62% × 25–60%, 20–75%"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_FACE",
        "0.599, NO_FACE",
        "0.6, ",
        "0.9 0.599, ",
        "0.9 0.6, SEVERAL_FACES",
        "0.9 0.8 0.7, SEVERAL_FACES"
    })
    void there_is_one_face_of_which_the_model_is_sure(String scores, String code) {
        List<Face> faces = Arrays.stream(scores.split(" "))
                .filter(score -> !score.isEmpty())
                .map(score -> new Face(0.5, 0.42, 0.45, 0, Double.parseDouble(score)))
                .toList();
        assertThat(PortraitRule.face(faces, WHITE))
                .extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void the_light_is_judged_by_the_largest_face_of_which_the_model_is_sure() {
        Face guess = new Face(0.5, 0.5, 0.9, 0, 0.5);
        Face small = new Face(0.2, 0.2, 0.1, 0, 0.99);
        Face large = new Face(0.5, 0.42, 0.45, 0, 0.7);
        assertThat(PortraitRule.main(List.of(small, large, guess), WHITE)).contains(large);
        assertThat(PortraitRule.main(List.of(guess), WHITE)).isEmpty();
    }

    private static PolicyParameters policy(String ground) {
        return MigratedPolicy.with("portrait.ground", ground);
    }

    private static PolicyParameters with(String name, String value) {
        return MigratedPolicy.with(name, value);
    }
}
