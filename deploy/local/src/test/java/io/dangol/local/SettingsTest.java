package io.dangol.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void anEmptyEnvironmentGivesTheDocumentedDefaults() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.gatewayPort()).isEqualTo(8080);
        assertThat(settings.zone()).isEqualTo("Asia/Seoul");
        assertThat(settings.currency()).isEqualTo("KRW");
        assertThat(settings.tokens().issuer()).isEqualTo("https://dangol.local");
        assertThat(settings.home().directory()).isAbsolute().endsWithRaw(Path.of(".dangol"));
    }

    @Test
    void theEnvironmentDecides() {
        Settings settings = Settings.from(Map.of(
                "DANGOL_PORT", "9090", "DANGOL_HOME", "/data/dangol", "DANGOL_ZONE", "UTC", "DANGOL_CURRENCY", "USD"));

        assertThat(settings.gatewayPort()).isEqualTo(9090);
        assertThat(settings.home().directory()).isEqualTo(Path.of("/data/dangol"));
        assertThat(settings.zone()).isEqualTo("UTC");
        assertThat(settings.currency()).isEqualTo("USD");
    }

    @Test
    void aPortThatIsNoPortIsRefused() {
        for (String port : new String[] {"0", "65536", "http", "-1"}) {
            assertThatThrownBy(() -> Settings.from(Map.of("DANGOL_PORT", port)))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("DANGOL_PORT must be a number from 1 to 65535, not " + port + ".");
        }
    }

    @Test
    void aZoneIsARegion() {
        for (String zone : new String[] {"+09:00", "Z", "GMT+9", "Asia/Atlantis"}) {
            assertThatThrownBy(() -> Settings.from(Map.of("DANGOL_ZONE", zone)))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith("DANGOL_ZONE must be a region of the IANA time zone database")
                    .hasMessageContaining(zone);
        }
    }
}
