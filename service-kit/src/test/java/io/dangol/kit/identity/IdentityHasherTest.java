package io.dangol.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityHasherTest {
    private static final String OLD = key((byte) 1);
    private static final String NEW = key((byte) 2);

    @Test
    void aHashIsTheSameEverywhereAndSaysNothing() {
        HashedIdentity hashed = hasher(OLD).hash("pos-7", "00001");

        assertThat(hashed).isEqualTo(hasher(OLD).hash("pos-7", "00001"));
        assertThat(hashed.source()).isEqualTo("pos-7");
        assertThat(hashed.keyId()).matches("[0-9a-f]{8}");
        // Computed by another implementation over the length-prefixed input.
        assertThat(hashed.hash()).isEqualTo("e08d6e12beb6681b06c2c67746132e59e398d911ddbba6fa5d5c90d719add839");
    }

    @Test
    void twoIdentitiesNeverHashAlike() {
        IdentityHasher hasher = hasher(OLD);

        assertThat(List.of(
                        hasher.hash("ab", "c").hash(),
                        hasher.hash("a", "bc").hash(),
                        hasher.hash("abc", "").hash(),
                        hasher.hash("", "abc").hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneIdentityInTwoFormsHashesAlike() {
        IdentityHasher hasher = hasher(OLD);

        assertThat(hasher.hash("매장", "\u1112\u1161\u11ab")).isEqualTo(hasher.hash("매장", "한"));
    }

    @Test
    void aRotatedKeyHashesWithTheNewOneAndLooksUpWithBoth() {
        IdentityHasher rotated = new IdentityHasher(Optional.of(NEW), Optional.of(List.of(OLD)));

        assertThat(rotated.hash("pos-7", "00001")).isEqualTo(hasher(NEW).hash("pos-7", "00001"));
        assertThat(rotated.hashes("pos-7", "00001"))
                .containsExactly(hasher(NEW).hash("pos-7", "00001"), hasher(OLD).hash("pos-7", "00001"));
        assertThat(rotated.keyId()).isNotEqualTo(hasher(OLD).keyId());
    }

    @Test
    void withoutAKeyThereIsNoHasher() {
        assertThatThrownBy(() -> new IdentityHasher(Optional.empty(), Optional.empty()))
                .hasMessageContaining("DANGOL_IDENTITY_KEY");
        assertThatThrownBy(() -> hasher("short")).hasMessageContaining("Base64 of 32 bytes");
        assertThatThrownBy(() -> hasher("c2hvcnQ="))
                .hasMessageContaining("it has 5")
                .hasMessageNotContaining("c2hv");
    }

    private static IdentityHasher hasher(String key) {
        return new IdentityHasher(Optional.of(key), Optional.empty());
    }

    private static String key(byte each) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, each);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
