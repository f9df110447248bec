package io.dangol.kit.crypto.provider;

import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes the provider that `dangol.keys.provider` names.
@ApplicationScoped
class KeyProviders {
    private static final int CONNECTIONS_MOST = 8;
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";
    private static final String MOUNT = NAME + "(/" + NAME + "){0,9}";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// @throws IllegalStateException if its settings cannot be used
    @Produces
    @Singleton
    KeyProvider provider(KeySettings settings, Vertx vertx, TlsConfigurationRegistry tls, Clock clock) {
        return switch (settings.provider()) {
            case FILE -> new FileKeyProvider(settings.file());
            case VAULT -> vault(settings.vault(), vertx, tls::get, clock);
        };
    }

    static KeyProvider vault(
            KeySettings.Vault settings, Vertx vertx, Function<String, Optional<TlsConfiguration>> tls, Clock clock) {
        URI url = requireUrl(settings);
        require(settings.key(), "key", NAME, "a name of letters, digits, `_`, `.` and `-`");
        require(settings.mount(), "mount", MOUNT, "a path such as transit or teams/crm/transit");
        if (settings.attempts() < 1
                || settings.batchMost() < 1
                || settings.timeout().isNegative()
                || settings.timeout().isZero()) {
            throw new IllegalStateException(
                    "`dangol.keys.vault.attempts`, `batch-most` and `timeout` must be at least 1");
        }
        HttpClientOptions options = new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_MOST)
                .setConnectTimeout((int) settings.timeout().toMillis())
                .setKeepAlive(true);
        settings.tlsConfigurationName()
                .ifPresent(name -> TlsConfigUtils.configure(
                        options,
                        tls.apply(name)
                                .orElseThrow(() -> new IllegalStateException(
                                        "`dangol.keys.vault.tls-configuration-name` must be a name under quarkus.tls; "
                                                + name + " is none"))));
        VaultClient client = new VaultClient(vertx.createHttpClient(options), url, new VaultToken(settings), settings);
        return new VaultKeyProvider(client, settings, clock);
    }

    private static URI requireUrl(KeySettings.Vault settings) {
        URI url = settings.url()
                .orElseThrow(() -> new IllegalStateException(
                        "`dangol.keys.vault.url` must be Vault's address; it is not set. Set it, or use"
                                + " `dangol.keys.provider=file`."));
        boolean isSafe = "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
        if (url.getHost() == null || !isSafe) {
            throw new IllegalStateException(
                    "`dangol.keys.vault.url` must be https://host:port, or http:// on this machine, such as an agent of"
                            + " Vault's; it is " + url.getScheme() + "://" + url.getHost());
        }
        return url;
    }

    private static void require(String value, String setting, String pattern, String rule) {
        if (!value.matches(pattern)) {
            throw new IllegalStateException("`dangol.keys.vault." + setting + "` must be " + rule + "; it is " + value);
        }
    }
}
