package io.dangol.kit.crypto.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeySettingsTest {
    @Test
    void theEnvironmentNamesTheFiles() {
        KeySettings settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(KeySettings.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "DANGOL_KEYS_PROVIDER", "vault",
                                "DANGOL_KEYS_FILE", "/secrets/encryption.json",
                                "DANGOL_KEYS_INDEX_FILE", "/secrets/index.json",
                                "DANGOL_KEYS_VAULT_TOKEN", "s.token"),
                        300))
                .build()
                .getConfigMapping(KeySettings.class);

        assertThat(settings.provider()).isEqualTo(KeySettings.Provider.VAULT);
        assertThat(settings.file()).contains(Path.of("/secrets/encryption.json"));
        assertThat(settings.indexFile()).contains(Path.of("/secrets/index.json"));
        assertThat(settings.vault().token()).contains("s.token");
    }

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        KeySettings settings = TestKeysets.settings(Map.of());

        assertThat(settings.provider()).isEqualTo(KeySettings.Provider.FILE);
        assertThat(settings.cache().keysMost()).isEqualTo(20_000);
        assertThat(settings.cache().time()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.rotation().enabled()).isTrue();
        assertThat(settings.rotation().batchSize()).isEqualTo(500);
        assertThat(settings.rotation().batchesMost()).isEqualTo(20);
        assertThat(settings.vault().mount()).isEqualTo("transit");
        assertThat(settings.vault().key()).isEqualTo("dangol");
        assertThat(settings.vault().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.vault().attempts()).isEqualTo(3);
        assertThat(settings.vault().batchMost()).isEqualTo(250);
    }
}
