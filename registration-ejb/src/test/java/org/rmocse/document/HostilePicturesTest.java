package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rmocse.document.SamplePictures.allocated;
import static org.rmocse.document.SamplePictures.corners;
import static org.rmocse.document.SamplePictures.joined;
import static org.rmocse.document.SamplePictures.latin;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** What a stranger may send so that it costs the server more than it cost them. */
class HostilePicturesTest {

    private static final long LIMIT = 60_000_000;
    private static final int LONG_SIDE = 2600;
    private static final long MEGABYTE = 1 << 20;

    @Test
    void a_bomb_of_pixels_is_refused_before_one_is_decoded() {
        byte[] png = SamplePictures.png(SamplePictures.header(60_000, 60_000));
        byte[] jpeg = SamplePictures.file(SamplePictures.marked(80, 48), "jpeg");
        int frame = indexOf(jpeg, 0xFF, 0xC0);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFE);
        for (byte[] bomb : List.of(png, jpeg)) {
            long before = allocated();
            refuses(bomb, "IMAGE_TOO_MANY_PIXELS");
            assertThat(allocated() - before).isLessThan(8 * MEGABYTE);
        }
        assertThatThrownBy(() -> Pictures.size(png, LIMIT))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(
                                Finding.of("IMAGE_TOO_MANY_PIXELS", null, "D13").having(3_600_000_000L, LIMIT)));
    }

    @Test
    void takes_exactly_the_limit_and_not_a_pixel_more() {
        byte[] png = SamplePictures.file(SamplePictures.plain(40, 25, Color.GRAY), "png");
        assertThat(Pictures.decode(png, 1000, LONG_SIDE).getWidth()).isEqualTo(40);
        assertThatThrownBy(() -> Pictures.decode(png, 999, LONG_SIDE)).isInstanceOf(Rejected.class);
    }

    @Test
    void the_largest_pictures_allowed_are_decoded_in_bounded_memory() {
        byte[] colours = SamplePictures.png(
                SamplePictures.header(7700, 7700),
                SamplePictures.chunk("IDAT", SamplePictures.deflatedZeros(7700L * (1 + 3 * 7700))),
                SamplePictures.chunk("IEND", new byte[0]));
        byte[] deep = SamplePictures.png(
                SamplePictures.chunk(
                        "IHDR",
                        joined(SamplePictures.number(5100), SamplePictures.number(5100), new byte[] {16, 6, 0, 0, 0})),
                SamplePictures.chunk("IDAT", SamplePictures.deflatedZeros(5100L * (1 + 8 * 5100))),
                SamplePictures.chunk("IEND", new byte[0]));
        for (byte[] file : List.of(colours, deep)) {
            long before = allocated();
            BufferedImage decoded = Pictures.decode(file, LIMIT, LONG_SIDE);
            assertThat(allocated() - before).isLessThan(160 * MEGABYTE);
            assertThat(Math.max(decoded.getWidth(), decoded.getHeight())).isBetween(LONG_SIDE / 2, LONG_SIDE);
        }
    }

    @Test
    void what_a_files_notes_would_unpack_to_is_never_unpacked() {
        byte[] bomb = joined(latin("Comment\0\0"), SamplePictures.deflatedZeros(200 * MEGABYTE));
        byte[] profile = joined(latin("profile\0\0"), SamplePictures.deflatedZeros(200 * MEGABYTE));
        byte[] png = SamplePictures.file(SamplePictures.marked(80, 48), "png");
        byte[] file = SamplePictures.withChunk(SamplePictures.withChunk(png, "zTXt", bomb), "iCCP", profile);
        long before = allocated();
        assertThat(Pictures.decode(file, LIMIT, LONG_SIDE).getWidth()).isEqualTo(80);
        assertThat(allocated() - before).isLessThan(16 * MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void a_picture_that_ends_early_is_refused_wherever_it_ends(String format) {
        byte[] whole = SamplePictures.file(SamplePictures.noise(160, 120, 2), format);
        for (int length = 12; length < whole.length - 40; length += whole.length / 60) {
            refuses(Arrays.copyOf(whole, length), "IMAGE_UNREADABLE");
        }
    }

    @Test
    void a_photograph_that_lacks_only_its_end_mark_is_whole() {
        byte[] whole = SamplePictures.file(SamplePictures.marked(80, 48), "jpeg");
        BufferedImage decoded = Pictures.decode(Arrays.copyOf(whole, whole.length - 2), LIMIT, LONG_SIDE);
        assertThat(corners(decoded)).isEqualTo("RED GREEN BLUE BLACK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void whatever_is_broken_in_a_file_it_is_a_finding_or_a_picture(String format) {
        byte[] whole = SamplePictures.withOrientationIn(SamplePictures.file(SamplePictures.noise(60, 40, 3), format));
        Random random = new Random(4);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] broken = whole.clone();
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                broken[8 + random.nextInt(round % 2 == 0 ? 300 : whole.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Pictures.decode(broken, 1_000_000, LONG_SIDE).getWidth())
                        .isPositive();
            } catch (Rejected finding) {
                assertThat(finding.findings())
                        .singleElement()
                        .extracting(Finding::code)
                        .isIn("IMAGE_UNREADABLE", "IMAGE_TOO_MANY_PIXELS", "IMAGE_ANIMATED");
                refused++;
            }
        }
        assertThat(refused).isBetween(20, 1490);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture", "GIF89a", "\u0089PNG\r\n\u001a\n", "ÿØÿ", "ÿØÿÙ", "%PDF-1.7"})
    void what_is_no_picture_is_unreadable(String content) {
        refuses(latin(content), "IMAGE_UNREADABLE");
    }

    @Test
    void a_photograph_of_thousands_of_passes_is_refused_at_once() {
        byte[] progressive = progressive(SamplePictures.marked(80, 48));
        assertThat(corners(Pictures.decode(progressive, LIMIT, LONG_SIDE))).isEqualTo("RED GREEN BLUE BLACK");
        int lastScan = lastIndexOf(progressive, 0xFF, 0xDA);
        byte[] scan = Arrays.copyOfRange(progressive, lastScan, progressive.length - 2);
        byte[][] passes = new byte[5000][];
        Arrays.fill(passes, scan);
        byte[] bomb = joined(Arrays.copyOf(progressive, progressive.length - 2), joined(passes), latin("ÿÙ"));
        assertThat(PictureHeader.of(progressive).passes()).isBetween(2, 20);
        assertThat(PictureHeader.of(bomb).passes()).isGreaterThan(5000);
        refuses(bomb, "IMAGE_UNREADABLE");
    }

    @Test
    void moving_pictures_are_refused() {
        byte[] still = SamplePictures.file(SamplePictures.marked(80, 48), "png");
        byte[] moving = SamplePictures.withChunk(still, "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
        refuses(moving, "IMAGE_ANIMATED");
        assertThatThrownBy(() -> Pictures.cut(moving, LIMIT, new Crop(0, 0, 30, 42), 30, 42))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly("IMAGE_ANIMATED"));
    }

    @Test
    void at_most_two_are_decoded_at_once() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        ExecutorService people = Executors.newFixedThreadPool(6);
        List<Future<Integer>> works = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            works.add(people.submit(() -> Pictures.limited(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                two.countDown();
                await(two);
                return now.getAndDecrement();
            })));
        }
        for (Future<Integer> work : works) {
            work.get(20, TimeUnit.SECONDS);
        }
        people.shutdown();
        assertThat(most).hasValue(2);
    }

    @Test
    void a_decoding_that_fails_leaves_its_place_to_the_next() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> Pictures.limited(() -> {
                        throw new IOException("broken");
                    }))
                    .isInstanceOf(Rejected.class);
            assertThatThrownBy(() -> Pictures.limited(() -> {
                        throw new IllegalStateException("full");
                    }))
                    .hasMessage("full");
        }
        assertThat(Pictures.<String>limited(() -> "done")).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IOException("nobody came");
            }
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static void refuses(byte[] content, String code) {
        assertThatThrownBy(() -> Pictures.decode(content, LIMIT, LONG_SIDE))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly(code));
    }

    private static byte[] progressive(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] content, int first, int second) {
        for (int i = 0; i < content.length - 1; i++) {
            if ((content[i] & 0xFF) == first && (content[i + 1] & 0xFF) == second) {
                return i;
            }
        }
        throw new IllegalArgumentException("not found");
    }

    private static int lastIndexOf(byte[] content, int first, int second) {
        for (int i = content.length - 2; i >= 0; i--) {
            if ((content[i] & 0xFF) == first && (content[i + 1] & 0xFF) == second) {
                return i;
            }
        }
        throw new IllegalArgumentException("not found");
    }
}
