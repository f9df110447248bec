package io.dangol.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {
    @Test
    void durabilityIsOnAndTheServerListensOnTheLoopbackAddressOnly() {
        assertThat(PostgresSettings.arguments(20_000, Map.of()))
                .contains(
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "listen_addresses=127.0.0.1",
                        "port=20000");
    }

    @Test
    void whatDecidesOverMemoryCanBeChosenAndWhatDecidesOverDurabilityCannot() {
        assertThat(PostgresSettings.arguments(20_000, Map.of("shared_buffers", "1GB")))
                .contains("shared_buffers=1GB", "fsync=on")
                .doesNotContain("shared_buffers=24MB");
        assertThat(PostgresSettings.requireHarmless(Map.of("shared_buffers", "1GB")))
                .containsExactly(Map.entry("shared_buffers", "1GB"));
        for (String fixed : new String[] {"fsync", "synchronous_commit", "full_page_writes", "listen_addresses"}) {
            assertThatThrownBy(() -> PostgresSettings.requireHarmless(Map.of(fixed, "off")))
                    .hasMessage(fixed + " is not for choosing");
        }
    }

    @Test
    void thereIsAnArchiveForEverySupportedMachine() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "aarch64")).isEqualTo("/postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "x86_64")).isEqualTo("/postgres-darwin-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("/postgres-darwin-arm_64.txz");
        for (String archive : new String[] {
            "/postgres-linux-x86_64.txz",
            "/postgres-linux-arm_64.txz",
            "/postgres-darwin-x86_64.txz",
            "/postgres-darwin-arm_64.txz"
        }) {
            assertThat(PostgresBinaries.class.getResource(archive)).isNotNull();
        }
    }

    @Test
    void anUnsupportedMachineIsToldSo() {
        assertThatThrownBy(() -> PostgresBinaries.archiveName("Windows 11", "amd64"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("There is no embedded PostgreSQL for Windows 11 on amd64");
    }
}
