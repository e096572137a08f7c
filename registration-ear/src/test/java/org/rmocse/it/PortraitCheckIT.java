package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.document.SamplePerson;

/** The portrait check as a stranger's program asks it; the rules are tested beside them. */
@Order(93)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PortraitCheckIT extends ContainerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "boundary-of-the-test";
    private static final SamplePerson PERSON = SamplePerson.upright();

    @Test
    void a_good_portrait_is_accepted() throws Exception {
        JsonObject answer = ask(SamplePerson.jpeg());
        assertThat(answer.getBoolean("accepted")).isTrue();
        assertThat(answer.getJsonArray("findings")).isEmpty();
        assertThat(answer).as("the library is there").doesNotContainKey("faceChecked");
    }

    @Test
    void everything_that_is_wrong_is_told_with_what_to_do() throws Exception {
        JsonObject answer = ask(
                SamplePerson.jpeg(PERSON.at(0.32, 0.42).turned(-30).photographed(800, 800, new Color(90, 120, 90))));
        assertThat(answer.getBoolean("accepted")).isFalse();
        assertThat(codes(answer)).containsExactly("WRONG_RATIO", "GROUND_NOT_PLAIN", "FACE_TILTED", "FACE_OFF_CENTRE");
        JsonObject ratio = answer.getJsonArray("findings").getJsonObject(0);
        assertThat(ratio.getString("field")).isEqualTo("file");
        assertThat(ratio.getString("rule")).isEqualTo("D14");
        assertThat(ratio.getString("have")).isEqualTo("800×800");
        assertThat(ratio.getString("need")).isEqualTo("295×413");
        assertThat(ratio.getString("text")).contains("800×800");
        JsonObject ground = answer.getJsonArray("findings").getJsonObject(1);
        assertThat(ground.get("have")).isEqualTo(JsonValue.NULL);
        assertThat(ground.getString("text")).contains("白");
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_SMALL",
        "WRONG_RATIO",
        "GROUND_NOT_PLAIN",
        "BLURRED",
        "TOO_DARK",
        "TOO_BRIGHT",
        "NO_FACE",
        "SEVERAL_FACES",
        "FACE_TILTED",
        "FACE_OFF_CENTRE"
    })
    void each_fault_has_its_code(String code) throws Exception {
        JsonObject answer = ask(SamplePerson.jpeg(faulty(code)));
        assertThat(answer.getBoolean("accepted")).isFalse();
        assertThat(codes(answer)).contains(code);
    }

    private static BufferedImage faulty(String code) {
        BufferedImage good = PERSON.photographed(590, 826, Color.WHITE);
        return switch (code) {
            case "TOO_SMALL" -> PERSON.photographed(294, 412, Color.WHITE);
            case "WRONG_RATIO" -> PERSON.photographed(600, 600, Color.WHITE);
            case "GROUND_NOT_PLAIN" -> PERSON.photographed(590, 826, Color.GRAY);
            case "BLURRED" -> scaled(scaled(good, 40, 56), 590, 826);
            case "TOO_DARK" -> under(good, new Color(0, 0, 0, 200));
            case "TOO_BRIGHT" -> under(good, new Color(255, 255, 255, 200));
            case "NO_FACE" -> under(good, Color.LIGHT_GRAY);
            case "SEVERAL_FACES" ->
                PERSON.at(0.72, 0.42)
                        .sized(0.6)
                        .in(PERSON.at(0.28, 0.42).sized(0.6).photographed(590, 826, Color.WHITE));
            case "FACE_TILTED" -> PERSON.turned(30).photographed(590, 826, Color.WHITE);
            case "FACE_OFF_CENTRE" -> PERSON.at(0.5, 0.75).photographed(590, 826, Color.WHITE);
            default -> throw new IllegalArgumentException(code);
        };
    }

    @Test
    void a_heavy_file_is_too_large_and_a_longer_body_than_anybody_sends_is_refused() throws Exception {
        byte[] good = SamplePerson.jpeg();
        assertThat(codes(ask(Arrays.copyOf(good, 10 * 1024 * 1024 + 1)))).containsExactly("TOO_LARGE");
        assertThat(codes(ask(Arrays.copyOf(good, 20 * 1024 * 1024)))).containsExactly("TOO_LARGE");
        assertThat(codes(ask(bomb()))).containsExactly("TOO_LARGE");
        HttpResponse<String> answer = send(multipart("file", Arrays.copyOf(good, 33 * 1024 * 1024)), BOUNDARY);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer).getInt("status")).isEqualTo(413);
    }

    /** A picture of 60,000 by 60,000 pixels, as its header says; there is nothing behind it. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
        byte[] png = bytes.toByteArray();
        for (int side : new int[] {16, 20}) {
            png[side + 2] = (byte) 0xEA;
            png[side + 3] = 0x60;
        }
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >> 24 - 8 * i);
        }
        return png;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no picture at all",
                "<svg xmlns='http://www.w3.org/2000/svg' width='590' height='826'><rect width='590' height='826'/></svg>",
                "GIF89a\1\0\1\0\0\0\0;",
                "%PDF-1.7\n%%EOF",
                "\u00ff\u00d8\u00ff\u00e0\0\20JFIF",
                "\u0089PNG\r\n\32\n",
                "RIFF\32\0\0\0WEBPVP8L",
                "\0\0\0\30ftypheic\0\0\0\0mif1heic"
            })
    void what_is_no_picture_of_ours_is_unreadable(String content) throws Exception {
        assertThat(codes(ask(content.getBytes(StandardCharsets.ISO_8859_1)))).containsExactly("UNREADABLE");
    }

    @Test
    void neither_a_moving_picture_nor_one_that_is_something_else_as_well_is_readable() throws Exception {
        byte[] good = SamplePerson.jpeg();
        byte[] both = Arrays.copyOf(good, good.length + 40);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(script, 0, both, good.length, script.length);
        assertThat(codes(ask(both))).containsExactly("UNREADABLE");
        assertThat(codes(ask(Arrays.copyOf(good, good.length / 2)))).containsExactly("UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data; boundary=b | --b\\r\\nContent-Disposition: form-data; name=\"picture\"\\r\\n\\r\\nx\\r\\n--b--\\r\\n | 400",
                "multipart/form-data; boundary=b | --b--\\r\\n | 400",
                "multipart/form-data; boundary=b | garbage | 400",
                "multipart/form-data; boundary=b | '' | 400",
                "multipart/form-data | --b--\\r\\n | 400",
                "multipart/form-data; boundary=b | --b\\r\\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\\r\\n\\r\\ncut off | 400",
                "application/json | {} | 415",
                "image/jpeg | x | 415"
            })
    void a_body_without_the_part_is_told_so(String type, String body, int status) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(address())
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                body.replace("\\r\\n", "\r\n"), StandardCharsets.ISO_8859_1))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer).getString("field", null)).isEqualTo(status == 400 ? "file" : null);
    }

    @Test
    void nothing_at_all_is_told_so_too() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(address())
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).getString("field")).isEqualTo("file");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoever_asks_without_end_is_told_when_to_ask_again() throws Exception {
        byte[] body = multipart("file", new byte[] {1});
        HttpResponse<String> answer = send(body, BOUNDARY);
        int asked = 1;
        for (; answer.statusCode() == 200 && asked < 1000; asked++) {
            answer = send(body, BOUNDARY);
        }
        assertThat(answer.statusCode()).as("after %d questions", asked).isEqualTo(429);
        assertThat(asked).isGreaterThan(20);
        assertThat(problem(answer).getInt("status")).isEqualTo(429);
        long wait = Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 60L);
        Thread.sleep(wait * 1000);
        assertThat(send(body, BOUNDARY).statusCode()).isEqualTo(200);
    }

    private static List<String> codes(JsonObject answer) {
        return answer.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                .map(finding -> finding.getString("code"))
                .toList();
    }

    private static JsonObject ask(byte[] picture) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(multipart("file", picture), BOUNDARY);
        for (int again = 0; answer.statusCode() == 429 && again < 5; again++) {
            Thread.sleep(1000);
            answer = send(multipart("file", picture), BOUNDARY);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return read(answer);
    }

    private static JsonObject problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return read(answer);
    }

    private static JsonObject read(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static HttpResponse<String> send(byte[] body, String boundary) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(address())
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Accept-Language", "zh-CN")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI address() {
        return URI.create(BED.url() + "/api/v1/portrait-check");
    }

    private static byte[] multipart(String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"../portrait.jpg\"\r\nContent-Type: image/svg+xml\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage under(BufferedImage picture, Color veil) {
        BufferedImage veiled = scaled(picture, picture.getWidth(), picture.getHeight());
        Graphics2D graphics = veiled.createGraphics();
        graphics.setColor(veil);
        graphics.fillRect(0, 0, veiled.getWidth(), veiled.getHeight());
        graphics.dispose();
        return veiled;
    }
}
