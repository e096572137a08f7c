package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PageFilterTest {

    @Test
    void a_site_with_https_is_for_a_year_and_with_all_beneath_it_asked_in_no_other_way() {
        assertThat(PageFilter.transportSecurity(URI.create("https://register.example")))
                .hasValue("max-age=31536000; includeSubDomains");
        assertThat(PageFilter.transportSecurity(URI.create("http://localhost:8080")))
                .isEmpty();
    }
}
