package io.dangol.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final List<String> NAMES = List.of("one", "two", "three");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("ports.properties");
    }

    @Test
    void everyNameGetsAPortOfItsOwnBelowTheRangeOfOutgoingConnections() throws IOException {
        Ports ports = Ports.choose(file, NAMES);

        assertThat(NAMES.stream().map(ports::of))
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 20_000 && port < 30_000);
    }

    @Test
    void freePortsAreKept() throws IOException {
        Ports first = Ports.choose(file, NAMES);
        Ports second = Ports.choose(file, NAMES);

        assertThat(NAMES.stream().map(second::of))
                .containsExactlyElementsOf(NAMES.stream().map(first::of).toList());
    }

    @Test
    void onlyATakenPortIsReplaced() throws IOException {
        Ports first = Ports.choose(file, NAMES);
        try (ServerSocket _ = new ServerSocket(first.of("two"), 1, InetAddress.getLoopbackAddress())) {
            Ports second = Ports.choose(file, NAMES);

            assertThat(second.of("one")).isEqualTo(first.of("one"));
            assertThat(second.of("two")).isNotEqualTo(first.of("two"));
            assertThat(second.of("three")).isEqualTo(first.of("three"));
        }
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException {
        Files.writeString(file, "one=many\ntwo=80\nthree=\n");

        Ports ports = Ports.choose(file, NAMES);

        assertThat(NAMES.stream().map(ports::of)).allMatch(port -> port >= 20_000);
    }

    @Test
    void anotherPortForOneNameIsFreeAndNoneOfTheOthers() throws IOException {
        Ports first = Ports.choose(file, NAMES);
        Ports second = first.withAnother("two");

        assertThat(second.of("one")).isEqualTo(first.of("one"));
        assertThat(second.of("three")).isEqualTo(first.of("three"));
        assertThat(second.of("two")).isNotIn(first.of("one"), first.of("two"), first.of("three"));
        assertThat(Ports.isFree(second.of("two"))).isTrue();
        assertThat(Ports.read(file, NAMES).of("two")).isEqualTo(first.of("two"));

        second.write(file);

        assertThat(Ports.read(file, NAMES).of("two")).isEqualTo(second.of("two"));
    }
}
