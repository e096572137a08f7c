package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSiteTest {

    private static final URI PUBLIC_ADDRESS = URI.create("https://register.example");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // what the browser says of the form, where the form stands, where it is sent
                "same-origin, https://register.example, register.example, true",
                "same-origin, https://register.example, internal:8080, true",
                "-, http://localhost:8080, localhost:8080, true",
                "-, -, localhost:8080, true",
                "none, -, localhost:8080, true",
                "cross-site, -, register.example, false",
                "same-site, https://other.register.example, register.example, false",
                "-, https://evil.example, register.example, false",
                "-, https://register.example.evil.example, register.example, false",
                "-, https://evil.example, internal:8080, false",
                "-, null, register.example, false",
                "-, '', register.example, false",
                "-, 'https://regi ster', register.example, false",
                "cross-site, https://register.example, register.example, false"
            })
    void a_form_counts_if_it_is_one_of_our_own(String fetchSite, String origin, String host, boolean own) {
        assertThat(SameSite.isOwn(fetchSite, origin, host, PUBLIC_ADDRESS)).isEqualTo(own);
    }
}
