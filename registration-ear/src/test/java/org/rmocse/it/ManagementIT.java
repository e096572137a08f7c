package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Nobody manages the server from afar or without a name (A35). */
@Order(27)
class ManagementIT extends ContainerTest {

    @Test
    void the_management_of_the_server_answers_nobody_without_a_name() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + BED.server().managementPort() + "/management"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void no_name_comes_with_the_server() throws IOException {
        for (String file : List.of("mgmt-users.properties", "application-users.properties")) {
            assertThat(Files.readAllLines(
                            BED.folder().resolve("server/configuration").resolve(file)))
                    .as(file)
                    .allMatch(line -> line.isBlank() || line.startsWith("#"));
        }
    }

    /** What {@code /proc/net/tcp} says the server's process listens to beyond its own machine. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void from_afar_only_the_pages_are_reached() throws IOException {
        Set<String> sockets = sockets(BED.server().pid());
        Set<Integer> open = Files.readAllLines(Path.of("/proc/net/tcp")).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells[3].equals("0A") && sockets.contains(cells[9]))
                .filter(cells -> !cells[1].startsWith("0100007F:"))
                .map(cells -> Integer.parseInt(cells[1].split(":")[1], 16))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open).isSubsetOf(URI.create(BED.url()).getPort());
    }

    /** The numbers of the sockets that a process has open. */
    private static Set<String> sockets(long process) throws IOException {
        Set<String> numbers = new TreeSet<>();
        try (var files = Files.list(Path.of("/proc", String.valueOf(process), "fd"))) {
            for (Path file : files.toList()) {
                String target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    numbers.add(target.substring(8, target.length() - 1));
                }
            }
        }
        return numbers;
    }
}
