package io.dangol.kit.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.dangol.kit.problem.Refusal;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Whom the provider takes for Vault.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@QuarkusTestResource(VaultCertificates.class)
class VaultTlsIT {
    private static final PlainKey KEY = new PlainKey(Buffer.buffer("secret"), "subject-key|1");

    @Inject
    Vertx vertx;

    @Inject
    TlsConfigurationRegistry tls;

    @ConfigProperty(name = "test.certificates")
    String certificates;

    @Test
    void aServerWithATrustedCertificateIsVault() throws Exception {
        try (TransitServer vault = new TransitServer(VaultCertificates.server(certificates, "here"))) {
            assertThat(wrap(provider(vault, Map.of("tls-configuration-name", "vault"))))
                    .isEqualTo("dangol:v1");
        }
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsGetsNoToken() throws Exception {
        try (TransitServer vault = new TransitServer(VaultCertificates.server(certificates, "here"))) {
            KeyProvider provider = provider(vault, Map.of());

            assertThatThrownBy(() -> wrap(provider)).isInstanceOf(Refusal.class);
            assertThat(vault.requests()).isEmpty();
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostGetsNoToken() throws Exception {
        try (TransitServer vault = new TransitServer(VaultCertificates.server(certificates, "elsewhere"))) {
            KeyProvider provider = provider(vault, Map.of("tls-configuration-name", "vault"));

            assertThatThrownBy(() -> wrap(provider)).isInstanceOf(Refusal.class);
            assertThat(vault.requests()).isEmpty();
        }
    }

    private static String wrap(KeyProvider provider) {
        return provider.wrap(List.of(KEY))
                .await()
                .atMost(Duration.ofSeconds(20))
                .getFirst()
                .keyId();
    }

    private KeyProvider provider(TransitServer vault, Map<String, String> settings) {
        Map<String, String> properties =
                new HashMap<>(Map.of("provider", "vault", "vault.url", vault.url(), "vault.token", "s.first"));
        settings.forEach((name, value) -> properties.put("vault." + name, value));
        return KeyProviders.vault(TestKeysets.settings(properties).vault(), vertx, tls::get, Clock.systemUTC());
    }
}
