package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

class FileTypeTest {

    private static final byte[] JPEG = bytes("ÿØÿà\0\20JFIF");
    private static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
    private static final byte[] PDF = bytes("%PDF-1.7\n%âãÏÓ");

    @Test
    void knows_the_three_types_by_their_first_bytes() {
        assertThat(FileType.of(JPEG)).isEqualTo(FileType.JPEG);
        assertThat(FileType.of(PNG)).isEqualTo(FileType.PNG);
        assertThat(FileType.of(PDF)).isEqualTo(FileType.PDF);
    }

    @Test
    void names_the_type_for_whoever_shows_it() {
        assertThat(FileType.JPEG.contentType()).isEqualTo("image/jpeg");
        assertThat(FileType.PNG.contentType()).isEqualTo("image/png");
        assertThat(FileType.PDF.contentType()).isEqualTo("application/pdf");
    }

    @Test
    void finds_an_empty_file_empty() {
        refuses(null, "FILE_EMPTY");
        refuses(new byte[0], "FILE_EMPTY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"})
    void tells_a_phones_own_format_apart_so_that_it_gets_its_own_message(String brand) {
        refuses(bytes("\0\0\0\30ftyp" + brand + "\0\0\0\0mif1heic"), "FILE_HEIC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF87a\1\0\1\0",
                "GIF89a\1\0\1\0",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<?xml version=\"1.0\"?><svg/>",
                "RIFF\44\0\0\0WEBPVP8 ",
                "<!DOCTYPE html><html><script>alert(1)</script>",
                "PK\3\4\24\0\0\0",
                "BM\66\0\0\0",
                "II*\0\10\0\0\0",
                "MM\0*\0\0\0\10",
                "\0\0\0\34ftypavif",
                "\0\0\0\34ftypisom",
                "\0\0\1\0\1\0",
                "MZ\u0090\0",
                "#!/bin/sh\n",
                "%!PS-Adobe-3.0",
                "ÐÏ\u0011à¡±\u001aá",
                "plain text"
            })
    void refuses_everything_else(String content) {
        refuses(bytes(content), "FILE_TYPE");
    }

    @Test
    void refuses_what_ends_before_it_says_what_it_is() {
        refuses(Arrays.copyOf(JPEG, 2), "FILE_TYPE");
        refuses(Arrays.copyOf(PNG, 7), "FILE_TYPE");
        refuses(Arrays.copyOf(PDF, 4), "FILE_TYPE");
        refuses(bytes("\0\0\0\30ftyphei"), "FILE_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "GIF89a", "<html>"})
    void refuses_a_type_that_begins_anywhere_but_at_the_beginning(String before) {
        refuses(bytes(before + "%PDF-1.7"), "FILE_TYPE");
        refuses(bytes(before + "ÿØÿà"), "FILE_TYPE");
        refuses(bytes(before + "\u0089PNG\r\n\u001a\n"), "FILE_TYPE");
    }

    @Test
    void refuses_a_png_whose_line_ends_were_converted_on_the_way() {
        refuses(bytes("\u0089PNG\n\u001a\n\0\0\0\rIHDR"), "FILE_TYPE");
    }

    @Property
    void never_fails_on_any_bytes(@ForAll @Size(max = 20) byte[] content) {
        try {
            assertThat(FileType.of(content)).isNotNull();
        } catch (Rejected refused) {
            assertThat(refused.findings())
                    .singleElement()
                    .extracting(Finding::rule)
                    .isEqualTo("D13");
        }
    }

    private static void refuses(byte[] content, String code) {
        assertThatThrownBy(() -> FileType.of(content))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(Finding.of(code, null, "D13")));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
