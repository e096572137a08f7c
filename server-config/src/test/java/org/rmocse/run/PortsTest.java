package org.rmocse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void finds_a_port_that_can_be_listened_on() throws IOException {
        int port = Ports.free();
        assertThat(Ports.isTaken(port)).isFalse();
        try (ServerSocket socket = new ServerSocket(port)) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void a_port_is_taken_while_somebody_listens_and_free_afterwards() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
            assertThat(Ports.isTaken(port)).isTrue();
        }
        assertThat(Ports.isTaken(port)).isFalse();
    }

    @Test
    void a_port_taken_on_one_address_is_taken() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isTaken(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void says_that_a_port_is_in_use_and_names_another() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(port))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Port " + port + " is in use")
                    .hasMessageContaining("-Dhttp.port=" + (port < 65535 ? port + 1 : port - 1));
        }
    }

    @Test
    void takes_a_free_port_as_it_is() {
        int port = Ports.free();
        assertThat(Ports.requireFree(port)).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "8080", "65535"})
    void reads_a_port(String text) {
        assertThat(Ports.given(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http", "80 80", "99999999999"})
    void says_what_is_no_port(String text) {
        assertThatThrownBy(() -> Ports.given(text))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("-Dhttp.port=" + text)
                .hasMessageContaining("1 to 65535");
    }
}
