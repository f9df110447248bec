package io.dangol.kit.crypto.keyset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where keys are and how they are used, under `dangol.keys`.
@ConfigMapping(prefix = "dangol.keys")
public interface KeySettings {
    /// Where key-encryption keys are.
    @WithDefault("file")
    Provider provider();

    /// The keyset of the key-encryption keys, for the provider `file`.
    Optional<Path> file();

    /// The keyset of the blind indexes.
    Optional<Path> indexFile();

    Cache cache();

    Rotation rotation();

    Vault vault();

    /// Where key-encryption keys are.
    enum Provider {
        FILE,
        VAULT
    }

    /// Keys of subjects that were unwrapped and may be used again.
    interface Cache {
        /// How many at most.
        @WithDefault("20000")
        int keysMost();

        /// How long at most.
        @WithDefault("5m")
        Duration time();
    }

    /// What brings all data to the current keys.
    interface Rotation {
        /// Whether this replica takes part.
        @WithDefault("true")
        boolean enabled();

        /// How many rows a transaction changes at most.
        @WithDefault("500")
        int batchSize();

        /// How many transactions follow each other at most, every five seconds.
        @WithDefault("20")
        int batchesMost();
    }

    /// Vault's transit engine.
    interface Vault {
        /// `https://…`; `http` on this machine only.
        Optional<URI> url();

        /// Where the transit engine is mounted.
        @WithDefault("transit")
        String mount();

        /// The name of the key in the transit engine.
        @WithDefault("dangol")
        String key();

        /// The namespace of Vault Enterprise.
        Optional<String> namespace();

        /// The token; `token-file` is read again when Vault refuses the token.
        Optional<String> token();

        /// A file that holds the token, as an agent of Vault's writes it.
        Optional<Path> tokenFile();

        /// The name of a configuration under `quarkus.tls`; without one, the platform's certificates are
        /// trusted.
        Optional<String> tlsConfigurationName();

        /// How long one request may take.
        @WithDefault("2s")
        Duration timeout();

        /// How often a request is sent at most.
        @WithDefault("3")
        int attempts();

        /// How many keys a request carries at most.
        @WithDefault("250")
        int batchMost();
    }
}
