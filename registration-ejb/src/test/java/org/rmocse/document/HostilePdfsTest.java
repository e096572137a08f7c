package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.rmocse.document.SamplePdfs.onePage;
import static org.rmocse.document.SamplePdfs.stream;
import static org.rmocse.document.SamplePictures.allocated;
import static org.rmocse.document.SamplePictures.deflated;
import static org.rmocse.document.SamplePictures.deflatedZeros;
import static org.rmocse.document.SamplePictures.latin;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** What a stranger may send so that it costs the server more than it cost them. */
@Timeout(60)
class HostilePdfsTest {

    private static final long MEGABYTE = 1 << 20;

    /** Of half a megabyte, and a hundred and fifty once unpacked. */
    private static final byte[] BOMB = deflatedZeros(150 * MEGABYTE);

    @ParameterizedTest
    @CsvSource({"1, 1000000", "1000000, 1", "14400, 14400", "0, 0", "-100, -5000000", "0.0001, 100000"})
    void a_page_of_any_size_is_drawn_in_bounded_memory(String width, String height) throws IOException {
        byte[] file = clean(onePage("/MediaBox[0 0 " + width + ' ' + height + "]"));
        long before = allocated();
        BufferedImage page = Pdfs.page(file, 0, 1700);
        assertThat((long) page.getWidth() * page.getHeight()).isBetween(1L, 16_100_000L);
        assertThat(allocated() - before).isLessThan(300 * MEGABYTE);
    }

    @Test
    void a_tree_of_pages_that_bites_its_tail_ends() {
        refuses(
                SamplePdfs.written(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                        "<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 3 0 R/Count 1>>"),
                "PDF_UNREADABLE");
    }

    @Test
    void a_tree_of_pages_that_names_itself_tenfold_on_every_level_is_walked_once() {
        String[] objects = new String[13];
        objects[0] = "<</Type/Catalog/Pages 2 0 R>>";
        for (int i = 1; i < 12; i++) {
            objects[i] = "<</Type/Pages/Count 10/Kids[" + ((i + 2) + " 0 R ").repeat(10) + "]>>";
        }
        objects[12] = "<</Type/Page/MediaBox[0 0 100 100]>>";
        assertThat(Pdfs.clean(SamplePdfs.written(objects), 20, 1_000_000).pages())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 5_000, 300_000})
    void brackets_within_brackets_are_a_finding_or_readable(int depth) {
        byte[] file =
                onePage("/MediaBox[0 0 100 100]/Resources<</Deep " + "[".repeat(depth) + "]".repeat(depth) + ">>");
        byte[] dictionaries =
                onePage("/MediaBox[0 0 100 100]/Resources" + "<</A".repeat(depth) + " 1" + ">>".repeat(depth));
        for (byte[] deep : new byte[][] {file, dictionaries}) {
            Throwable thrown = catchThrowable(() -> Pdfs.clean(deep, 20, 1_000_000));
            assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), refused -> assertThat(refused)
                    .isInstanceOf(Rejected.class));
        }
    }

    @Test
    void a_page_that_would_unpack_beyond_measure_is_refused_unpacked() {
        byte[] file = onePage("/MediaBox[0 0 100 100]/Contents 4 0 R", stream("/Filter/FlateDecode", BOMB));
        long before = allocated();
        refuses(file, "PDF_TOO_COMPLEX");
        assertThat(allocated() - before).isLessThan(64 * MEGABYTE);
    }

    @Test
    void many_parts_that_are_each_small_enough_are_too_much_together() {
        byte[] part = deflatedZeros(40 * MEGABYTE);
        String[] parts = new String[30];
        Arrays.fill(parts, stream("/Filter/FlateDecode", part));
        refuses(onePage("/MediaBox[0 0 100 100]/Contents 4 0 R", parts), "PDF_TOO_COMPLEX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter[/FlateDecode/FlateDecode]",
                "/Filter[/Fl/Fl]",
                "/Filter[/ASCIIHexDecode/FlateDecode/FlateDecode]"
            })
    void packing_twice_hides_nothing(String filter) {
        byte[] packed = deflated(BOMB);
        byte[] content = filter.contains("Hex") ? hexadecimal(packed) : packed;
        byte[] file = onePage("/MediaBox[0 0 100 100]/Contents 4 0 R", stream(filter, content));
        long before = allocated();
        refuses(file, "PDF_TOO_COMPLEX");
        assertThat(allocated() - before).isLessThan(140 * MEGABYTE);
    }

    /** Not measured: the decoder of runs leaves a small array behind for each, garbage that the total would count. */
    @Test
    void runs_inside_a_packed_part_are_unpacked_to_the_same_limit() {
        refuses(
                onePage(
                        "/MediaBox[0 0 100 100]/Contents 4 0 R",
                        stream("/Filter[/FlateDecode/RunLengthDecode]", deflated(runs(1 << 20)))),
                "PDF_TOO_COMPLEX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
                "/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]",
                "/Type/Obj#53tm/N 1/First 4/Filter[/FlateDecode/Flate#44ecode]",
                "/Type/XRef/W[1 1 1]/Size 4/Filter/LZWDecode",
                "/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
                "/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 3 0 R>>"
            })
    void what_is_unpacked_while_opening_is_bounded_before(String dictionary) {
        byte[] file = onePage("/MediaBox[0 0 100 100]", stream(dictionary, BOMB));
        long before = allocated();
        refuses(file, "PDF_TOO_COMPLEX");
        assertThat(allocated() - before).isLessThan(64 * MEGABYTE);
    }

    @Test
    void rows_of_gigabytes_are_refused() {
        byte[] file = onePage(
                "/MediaBox[0 0 100 100]/Contents 4 0 R",
                stream("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1500000000>>", deflated(latin("q Q"))));
        refuses(file, "PDF_TOO_COMPLEX");
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000, IMAGE_TOO_MANY_PIXELS", "-5, 4, PDF_TOO_COMPLEX"})
    void a_picture_of_too_many_pixels_is_refused_within_a_document_too(int width, int height, String code) {
        byte[] file = onePage(
                "/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>",
                stream("", latin("100 0 0 100 0 0 cm /I Do")),
                stream(
                        "/Subtype/Image/Width " + width + "/Height " + height
                                + "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode",
                        deflatedZeros(MEGABYTE)));
        refuses(file, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPXDecode", "JBIG2Decode"})
    void a_picture_nobody_here_could_see_is_refused_rather_than_shown_blank(String filter) {
        byte[] file = onePage(
                "/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>",
                stream("", latin("100 0 0 100 0 0 cm /I Do")),
                stream("/Subtype/Image/Width 10/Height 10/Filter/" + filter, latin("....")));
        refuses(file, "PDF_IMAGE_FORMAT");
    }

    @Test
    void a_page_that_repeats_itself_a_thousand_million_times_is_given_up() {
        String[] forms = new String[11];
        forms[0] = stream("", latin("/F Do"));
        for (int i = 1; i < 10; i++) {
            forms[i] = stream(
                    "/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F " + (i + 5) + " 0 R>>>>",
                    latin("/F Do ".repeat(10)));
        }
        forms[10] = stream("/Subtype/Form/BBox[0 0 100 100]", latin("0 0 1 1 re f ".repeat(10)));
        byte[] file = clean(onePage("/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>", forms));
        long before = System.nanoTime();
        assertThatThrownBy(() -> Pdfs.page(file, 0, 100)).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_form_that_draws_itself_ends() throws IOException {
        byte[] file = clean(onePage(
                "/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>",
                stream("", latin("/F Do")),
                stream("/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F 5 0 R>>>>", latin("/F Do /F Do"))));
        Throwable thrown = catchThrowable(() -> Pdfs.page(file, 0, 100));
        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), failed -> assertThat(failed)
                .isInstanceOf(IOException.class));
    }

    @Test
    void a_million_dashes_to_the_millimetre_are_a_line() throws IOException {
        byte[] file = clean(onePage(
                "/MediaBox[0 0 1000 1000]/Contents 4 0 R",
                stream("", latin("[0.000001 0.000001] 0 d 5 w 0 500 m 1000 500 l S"))));
        long before = System.nanoTime();
        BufferedImage page = Pdfs.page(file, 0, 1000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(page.getRGB(500, 500)).isEqualTo(0xFF000000);
    }

    @Test
    void a_document_of_more_objects_than_pages_are_made_of_is_refused() {
        byte[] file = onePage("/MediaBox[0 0 100 100]/Resources<</Many[" + "[]".repeat(310_000) + "]>>");
        refuses(file, "PDF_TOO_COMPLEX");
    }

    private static byte[] clean(byte[] file) {
        return Pdfs.clean(file, 20, 60_000_000).content();
    }

    private static void refuses(byte[] file, String code) {
        assertThatThrownBy(() -> Pdfs.clean(file, 20, 60_000_000))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly(code));
    }

    /** Runs of 128 zeros each, as many as asked. */
    private static byte[] runs(int count) {
        byte[] runs = new byte[count * 2];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129;
        }
        return runs;
    }

    private static byte[] hexadecimal(byte[] bytes) {
        return latin(java.util.HexFormat.of().formatHex(bytes) + ">");
    }
}
