package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void an_address_of_ipv4_counts_for_itself() {
        assertThat(ClientAddress.counted("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void the_addresses_of_one_line_of_ipv6_count_as_one() {
        String one = ClientAddress.counted("2001:db8:1:2::1");
        assertThat(ClientAddress.counted("2001:db8:1:2:ffff:ffff:ffff:ffff")).isEqualTo(one);
        assertThat(ClientAddress.counted("2001:DB8:1:2:0:0:0:9")).isEqualTo(one);
        assertThat(ClientAddress.counted("2001:db8:1:3::1")).isNotEqualTo(one);
    }

    @Test
    void an_address_of_ipv4_in_the_clothes_of_ipv6_is_one_of_ipv4() {
        assertThat(ClientAddress.counted("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void what_is_no_address_is_looked_up_nowhere() {
        assertThat(ClientAddress.counted("unknown")).isEqualTo("unknown");
        assertThat(ClientAddress.counted("no.such.host.example")).isEqualTo("no.such.host.example");
        assertThat(ClientAddress.counted("1:2:3")).isEqualTo("1:2:3");
    }
}
