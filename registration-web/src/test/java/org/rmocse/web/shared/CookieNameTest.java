package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CookieNameTest {

    @Test
    void where_the_site_is_https_a_cookie_is_bound_to_host_and_https_by_its_name() {
        assertThat(CookieName.of("session", URI.create("https://register.example")))
                .isEqualTo("__Host-session");
        assertThat(CookieName.of("session", URI.create("http://localhost:8080")))
                .isEqualTo("session");
    }

    /** The one cookie that a script sets is called as the server reads it. */
    @Test
    void the_script_names_its_cookie_by_the_same_rule() throws Exception {
        assertThat(Files.readString(Path.of("src/main/webapp/resources/rmocse/page.js")))
                .contains("const https = location.protocol === \"https:\";")
                .contains("document.cookie = `${https ? \"__Host-\" : \"\"}theme=")
                .contains("path=/;");
    }
}
