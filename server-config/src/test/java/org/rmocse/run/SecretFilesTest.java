package org.rmocse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start script reads before a server starts: secrets in files rather than in the environment. */
class SecretFilesTest {

    private static final String ASKED = "echo \"[$REGISTRATION_DB_PASSWORD] [$REGISTRATION_METRICS_TOKEN]\"";

    @TempDir
    private Path home;

    @Test
    void a_secret_in_a_file_takes_the_place_of_the_variable() throws Exception {
        Path file = Files.writeString(home.resolve("database"), "tR9 $(exit) 'vq2'\n");
        Said said = start(Map.of(
                "REGISTRATION_DB_PASSWORD", "another",
                "REGISTRATION_DB_PASSWORD_FILE", file.toString(),
                "REGISTRATION_METRICS_TOKEN", "as it was"));
        assertThat(said.text()).isEqualTo("[tR9 $(exit) 'vq2'] [as it was]");
        assertThat(said.code()).isZero();
    }

    @Test
    void a_file_that_is_missing_or_empty_keeps_the_server_from_starting() throws Exception {
        Path empty = Files.createFile(home.resolve("empty"));
        for (String file : new String[] {home.resolve("missing").toString(), empty.toString()}) {
            Said said = start(Map.of("REGISTRATION_METRICS_TOKEN_FILE", file));
            assertThat(said.code()).isOne();
            assertThat(said.text()).contains(file).doesNotContain("[");
        }
    }

    @Test
    void a_server_configured_twice_reads_them_once() throws Exception {
        configure();
        configure();
        assertThat(Files.readString(home.resolve("bin/standalone.conf"))).containsOnlyOnce("registration-secrets.sh");
    }

    private void configure() throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        if (!Files.exists(bin.resolve("standalone.conf"))) {
            Files.writeString(bin.resolve("standalone.conf"), "# as the server comes\n");
        }
        ConfigureServer.readSecrets(home, Path.of("wildfly", "secrets.sh"));
    }

    /** As the start script does, which reads its settings from the folder it lies in. */
    private Said start(Map<String, String> environment) throws Exception {
        configure();
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", ". \"$DIRNAME/standalone.conf\"; " + ASKED);
        shell.environment().put("DIRNAME", home.resolve("bin").toString());
        shell.environment().putAll(environment);
        Process process = shell.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text.strip());
    }

    private record Said(int code, String text) {}
}
