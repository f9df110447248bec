package io.dangol.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.gateway.routing.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("targets.properties");
    }

    @Test
    void itNamesSomeServicesAndARevision() throws IOException {
        Files.writeString(file, "revision=7\ncustomer=http://127.0.0.1:20011\nloyalty=http://[::1]:80\n");

        assertThat(TargetsFile.read(file))
                .isEqualTo(new TargetsFile(
                        7,
                        Map.of(
                                Service.CUSTOMER, URI.create("http://127.0.0.1:20011"),
                                Service.LOYALTY, URI.create("http://[::1]:80"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "customer=http://127.0.0.1:20011",
                "revision=",
                "revision=-1",
                "revision=one",
                "revision=1\nshop=http://127.0.0.1:20011",
                "revision=1\ncustomer=",
                "revision=1\ncustomer=127.0.0.1:20011",
                "revision=1\ncustomer=https://127.0.0.1:20011",
                "revision=1\ncustomer=http://127.0.0.1",
                "revision=1\ncustomer=http://127.0.0.1:20011/v2",
                "revision=1\ncustomer=http://127.0.0.1:20011?a=b",
                "revision=1\ncustomer=http://me@127.0.0.1:20011",
                "revision=1\ncustomer=http://127.0.0.1:20011 and more",
                "revision=1\ncustomer=\\u00",
            })
    void whatIsNotClearIsRefusedWhole(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> TargetsFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
        Files.writeString(file, "revision=1\n" + "#".repeat(64 * 1024));

        assertThatThrownBy(() -> TargetsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void aFileThatIsMissingIsAnError() {
        assertThatThrownBy(() -> TargetsFile.read(file)).isInstanceOf(IOException.class);
    }
}
