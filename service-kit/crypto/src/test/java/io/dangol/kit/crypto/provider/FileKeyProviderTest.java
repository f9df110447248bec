package io.dangol.kit.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.Unwrapped.Reason;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.keyset.Keysets;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyProviderTest {
    private static final PlainKey KEY = new PlainKey(Buffer.buffer("secret"), "subject-key|1");

    @TempDir
    Path directory;

    private Path file;
    private KeysetHandle first;
    private FileKeyProvider provider;

    @BeforeEach
    void makeKeys() {
        file = directory.resolve("encryption.json");
        first = Keysets.newAead();
        TestKeysets.write(file, first);
        provider = provider();
    }

    @Test
    void whatIsWrappedUnwrapsInOrder() {
        List<PlainKey> keys = IntStream.range(0, 1000)
                .mapToObj(number -> new PlainKey(Buffer.buffer("secret " + number), "subject-key|" + number))
                .toList();

        List<WrappedKey> wrapped = provider.wrap(keys).await().indefinitely();

        assertThat(wrapped).allSatisfy(key -> assertThat(key.keyId()).isEqualTo(TestKeysets.currentId(first)));
        assertThat(provider.unwrap(wrapped).await().indefinitely())
                .containsExactlyElementsOf(keys.stream()
                        .map(key -> (Unwrapped) new Unwrapped.Material(key.material()))
                        .toList());
    }

    @Test
    void whatWasWrappedForSomethingElseOrChangedIsDamagedAndFailsNoOther() {
        WrappedKey good = wrap();
        WrappedKey moved = new WrappedKey(good.keyId(), good.wrapped(), "subject-key|2");
        Buffer bytes = good.wrapped().copy();
        bytes.setByte(20, (byte) ~bytes.getByte(20));
        WrappedKey changed = new WrappedKey(good.keyId(), bytes, good.associatedData());
        WrappedKey unknown = new WrappedKey("00000000", good.wrapped(), good.associatedData());

        assertThat(provider.unwrap(List.of(moved, changed, unknown, good))
                        .await()
                        .indefinitely())
                .containsExactly(
                        new Unwrapped.Refused(Reason.DAMAGED),
                        new Unwrapped.Refused(Reason.DAMAGED),
                        new Unwrapped.Refused(Reason.UNKNOWN_KEY),
                        new Unwrapped.Material(KEY.material()));
    }

    @Test
    void keysMatchAtEveryStepOfARotationWhicheverReplicaLearnsFirst() {
        FileKeyProvider late = provider();
        WrappedKey old = wrap();

        KeysetHandle second = TestKeysets.rotated(first);
        TestKeysets.write(file, second);
        provider.refresh().await().indefinitely();
        WrappedKey fresh = wrap();

        assertThat(fresh.keyId()).isEqualTo(TestKeysets.currentId(second));
        assertThat(late.currentKeyId()).isEqualTo(TestKeysets.currentId(first));
        for (FileKeyProvider each : List.of(provider, late)) {
            assertThat(each.unwrap(List.of(old, fresh)).await().indefinitely())
                    .containsOnly(new Unwrapped.Material(KEY.material()));
        }

        TestKeysets.write(file, TestKeysets.withoutFirst(second));
        provider.refresh().await().indefinitely();
        assertThat(provider.unwrap(List.of(old, fresh)).await().indefinitely())
                .containsExactly(new Unwrapped.Refused(Reason.UNKNOWN_KEY), new Unwrapped.Material(KEY.material()));
    }

    @Test
    void aBatchIsLimitedAndMaterialIsNotEmpty() {
        assertThat(provider.wrap(List.of()).await().indefinitely()).isEmpty();
        assertThat(provider.unwrap(List.of()).await().indefinitely()).isEmpty();
        assertThatThrownBy(() -> provider.wrap(Collections.nCopies(1001, KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch must have at most 1000 keys; it has 1001");
        assertThatThrownBy(() -> new PlainKey(Buffer.buffer(), "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlainKey(Buffer.buffer(new byte[2049]), "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(KEY).hasToString("PlainKey[subject-key|1]");
        assertThat(provider.unwrap(List.of(wrap())).await().indefinitely()).hasToString("[Material[]]");
    }

    private WrappedKey wrap() {
        return provider.wrap(List.of(KEY)).await().indefinitely().getFirst();
    }

    private FileKeyProvider provider() {
        return new FileKeyProvider(Optional.of(file));
    }
}
