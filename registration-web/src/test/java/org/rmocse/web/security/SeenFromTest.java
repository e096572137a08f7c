package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of where somebody is signed in: enough to know it again, no more. */
class SeenFromTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Firefox · Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Chrome · Linux | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Edge · Windows | Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Safari · iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
                "WeChat · Android | Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50",
                "Safari · macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
                "'' | Java-http-client/17.0.2"
            })
    void a_browser_is_told_by_its_name_and_what_it_runs_on(String told, String agent) {
        assertThat(SeenFrom.browser(agent)).isEqualTo(told);
    }

    @Test
    void one_that_says_nothing_is_told_by_nothing() {
        assertThat(SeenFrom.browser(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, 192.0.2.*",
        "20010db800010002::/64, 2001:0db8:0001:*",
        "no address at all, ''",
    })
    void a_network_is_told_without_its_last_part(String address, String told) {
        assertThat(SeenFrom.network(address)).isEqualTo(told);
    }
}
