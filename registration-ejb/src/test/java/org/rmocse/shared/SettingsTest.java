package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void is_in_production_unless_told_otherwise() {
        Settings settings = Settings.from(Map.of());
        assertThat(settings.mode()).isEqualTo(Settings.Mode.PRODUCTION);
        assertThat(settings.demo()).isFalse();
        assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".rmocse"));
        assertThat(settings.keyFile()).isEqualTo(settings.home().resolve("keys.properties"));
    }

    @ParameterizedTest
    @CsvSource({"demo, DEMO", "DEMO, DEMO", "test, TEST", "Production, PRODUCTION"})
    void takes_the_mode_in_any_case(String given, Settings.Mode mode) {
        assertThat(Settings.from(Map.of("REGISTRATION_MODE", given)).mode()).isEqualTo(mode);
    }

    @Test
    void refuses_a_mode_nobody_knows_rather_than_guess() {
        assertThatThrownBy(() -> Settings.from(Map.of("REGISTRATION_MODE", "prod")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prod");
    }

    @Test
    void takes_everything_from_the_environment() {
        Settings settings = Settings.from(Map.of(
                "REGISTRATION_HOME", "/srv/registration",
                "REGISTRATION_BASE_URL", "https://register.example",
                "REGISTRATION_KEY_FILE", "/etc/registration/keys"));
        assertThat(settings.home()).isEqualTo(Path.of("/srv/registration"));
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://register.example"));
        assertThat(settings.keyFile()).isEqualTo(Path.of("/etc/registration/keys"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://register.example, https://register.example/verify.xhtml?code=A",
        "https://register.example/, https://register.example/verify.xhtml?code=A",
        "https://register.example/sub/, https://register.example/sub/verify.xhtml?code=A"
    })
    void puts_paths_behind_the_public_address(String base, String url) {
        assertThat(Settings.from(Map.of("REGISTRATION_BASE_URL", base)).url("/verify.xhtml?code=A"))
                .isEqualTo(url);
    }
}
