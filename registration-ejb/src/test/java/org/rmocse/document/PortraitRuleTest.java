package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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
                                ? List.of(Finding.of("PORTRAIT_TOO_SMALL", null, "D14")
                                        .having(width + "×" + height, "295×413"))
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
                .containsExactly(
                        Finding.of("PORTRAIT_PROPORTION", null, "D14").having(width + "×" + height, "295×413"));
    }

    @Test
    void a_small_part_of_a_large_picture_is_too_small_all_the_same() {
        assertThat(PortraitRule.size(4000, 3000, WHITE)).isEmpty();
        assertThat(PortraitRule.crop(new Crop(100, 100, 200, 280), 4000, 3000, WHITE))
                .containsExactly(Finding.of("PORTRAIT_TOO_SMALL", null, "D14").having("200×280", "295×413"));
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
        assertThat(codes(new Color(204, 204, 204), WHITE)).containsExactly("PORTRAIT_GROUND_COLOUR");
        assertThat(codes(new Color(255, 255, 204), WHITE)).containsExactly("PORTRAIT_GROUND_COLOUR");
        assertThat(codes(new Color(67, 142, 219), WHITE)).containsExactly("PORTRAIT_GROUND_COLOUR");
        assertThat(codes(Color.RED, WHITE)).containsExactly("PORTRAIT_GROUND_COLOUR");
        assertThat(codes(Color.BLACK, WHITE)).containsExactly("PORTRAIT_GROUND_COLOUR");
    }

    @Test
    void a_ground_with_shadows_or_things_in_it_is_not_plain() {
        BufferedImage shelf = SamplePictures.portrait(295, 413, Color.WHITE);
        Graphics2D graphics = shelf.createGraphics();
        graphics.setColor(new Color(120, 90, 60));
        graphics.fillRect(0, 0, 60, 80);
        graphics.dispose();
        assertThat(PortraitRule.ground(shelf, WHITE))
                .extracting(Finding::code)
                .containsExactly("PORTRAIT_GROUND_NOT_PLAIN");
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
        "BLUE, 101, 120, 160, PORTRAIT_GROUND_NOT_BLUE",
        "BLUE, 255, 255, 255, PORTRAIT_GROUND_NOT_BLUE",
        "BLUE, 220, 20, 20, PORTRAIT_GROUND_NOT_BLUE",
        "BLUE, 20, 200, 120, PORTRAIT_GROUND_NOT_BLUE",
        "RED, 220, 20, 20, ",
        "RED, 160, 100, 90, ",
        "RED, 160, 101, 90, PORTRAIT_GROUND_NOT_RED",
        "RED, 255, 200, 60, PORTRAIT_GROUND_NOT_RED",
        "RED, 255, 255, 255, PORTRAIT_GROUND_NOT_RED"
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

    private static PolicyParameters policy(String ground) {
        return PolicyParameters.of(Map.of(
                "portrait.width", "295",
                "portrait.height", "413",
                "portrait.ground", ground,
                "portrait.ground_min_brightness", "205",
                "portrait.ground_max_spread", "22",
                "portrait.ground_min_lead", "60"));
    }

    private static PolicyParameters with(String name, String value) {
        Map<String, String> values = new HashMap<>(WHITE.asMap());
        values.put(name, value);
        return PolicyParameters.of(values);
    }
}
