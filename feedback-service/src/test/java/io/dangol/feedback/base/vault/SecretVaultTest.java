package io.dangol.feedback.base.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretVaultTest {
    private static final UUID ID = new UUID(1, 2);
    private static final Optional<String> KEY = Optional.of(
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

    @Test
    void whatIsSealedCanBeOpenedAndDoesNotShow() {
        SecretVault vault = new SecretVault(KEY);
        byte[] secret = vault.generate();

        byte[] sealed = vault.seal(ID, secret);

        assertThat(secret).hasSize(32);
        assertThat(vault.open(ID, sealed)).isEqualTo(secret);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        assertThat(vault.seal(ID, secret)).isNotEqualTo(sealed);
    }

    @Test
    void aSealedSecretBelongsToItsId() {
        SecretVault vault = new SecretVault(KEY);
        byte[] sealed = vault.seal(ID, vault.generate());

        assertThatThrownBy(() -> vault.open(new UUID(1, 3), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTamperedSecretIsNotOpened() {
        SecretVault vault = new SecretVault(KEY);
        byte[] sealed = vault.seal(ID, vault.generate());
        sealed[20] ^= 1;

        assertThatThrownBy(() -> vault.open(ID, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasStoredBeforeTheKeyWasSetCanStillBeOpened() {
        SecretVault without = new SecretVault(Optional.empty());
        byte[] secret = without.generate();

        assertThat(new SecretVault(KEY).open(ID, without.seal(ID, secret))).isEqualTo(secret);
    }

    @Test
    void aSealedSecretNeedsTheKey() {
        byte[] sealed = new SecretVault(KEY).seal(ID, new byte[32]);

        assertThatThrownBy(() -> new SecretVault(Optional.empty()).open(ID, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dangol.feedback.secret-key");
    }

    @Test
    void aKeyHas32Bytes() {
        assertThatThrownBy(() -> new SecretVault(Optional.of("c2hvcnQ="))).isInstanceOf(IllegalArgumentException.class);
    }
}
