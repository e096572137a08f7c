package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://register.example/verify.xhtml?code=ABCD-EFGH",
                "RMOCSE-FORM/1/0190f3a2-7c41-7d3e-9b1a-2f60c1de5a77/4f2a90c1d7e8/1",
                "1"
            })
    void reads_what_it_drew(String payload) {
        assertThat(QrCode.read(picture(payload, 200))).containsExactly(payload);
    }

    @Test
    void is_as_large_as_asked() {
        BufferedImage picture = picture("anything", 420);
        assertThat(picture.getWidth()).isEqualTo(420);
        assertThat(picture.getHeight()).isEqualTo(420);
    }

    @Test
    void finds_every_code_on_a_sheet() {
        BufferedImage sheet = sheet(1600, 1200, new String[] {"one", "two", "three"}, 260, 500);
        assertThat(QrCode.read(sheet)).containsExactlyInAnyOrder("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void finds_a_small_code_in_any_corner_of_a_large_picture(int corner) {
        BufferedImage picture = SamplePictures.plain(4000, 3000, Color.WHITE);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(picture("in the corner", 160), corner % 2 == 0 ? 60 : 3780, corner < 2 ? 60 : 2780, null);
        graphics.dispose();
        assertThat(QrCode.read(picture)).containsExactly("in the corner");
    }

    @Test
    void finds_none_where_none_is() {
        assertThat(QrCode.read(SamplePictures.plain(800, 600, Color.WHITE))).isEmpty();
        assertThat(QrCode.read(SamplePictures.noise(400, 300, 1))).isEmpty();
        assertThat(QrCode.read(SamplePictures.plain(1, 1, Color.BLACK))).isEmpty();
        assertThat(QrCode.read(SamplePictures.plain(3000, 2, Color.WHITE))).isEmpty();
    }

    @Test
    void draws_no_more_than_a_code_can_hold() {
        assertThatThrownBy(() -> QrCode.png("x".repeat(5000), 300)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage sheet(int width, int height, String[] payloads, int size, int distance) {
        BufferedImage sheet = SamplePictures.plain(width, height, Color.WHITE);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < payloads.length; i++) {
            graphics.drawImage(picture(payloads[i], size), 40 + i * distance, 60 + i * 250, null);
        }
        graphics.dispose();
        return sheet;
    }

    private static BufferedImage picture(String payload, int pixels) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(QrCode.png(payload, pixels)));
            BufferedImage picture = SamplePictures.plain(pixels, pixels, Color.WHITE);
            picture.createGraphics().drawImage(read, 0, 0, null);
            return picture;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
