package io.dangol.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import io.dangol.kit.crypto.keyset.Keysets;
import io.dangol.kit.crypto.keyset.TestKeysets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindIndexTest {
    private static Path shared;
    private static BlindIndex index;

    @BeforeContainer
    static void makeKeys() throws IOException {
        shared = Files.createTempFile("index", ".json");
        TestKeysets.write(shared, TestKeysets.newIndex());
        index = index(shared);
    }

    @AfterContainer
    static void deleteKeys() throws IOException {
        Files.delete(shared);
    }

    @Property(tries = 1000)
    void twoPairsHaveOneHashOnlyIfTheyAreTheSame(
            @ForAll @AlphaChars @StringLength(min = 1, max = 4) String field,
            @ForAll @AlphaChars @StringLength(max = 4) String value,
            @ForAll @AlphaChars @StringLength(min = 1, max = 4) String otherField,
            @ForAll @AlphaChars @StringLength(max = 4) String otherValue) {
        boolean isSame = field.equals(otherField) && value.equals(otherValue);

        assertThat(index.entry(field, value).equals(index.entry(otherField, otherValue)))
                .isEqualTo(isSame);
        assertThat(index.entry(field, value)).isEqualTo(index.entry(field, value));
    }

    /// A boundary between field and value that moves gives another hash.
    @Property(tries = 300)
    void theBoundaryCounts(@ForAll @AlphaChars @StringLength(min = 2, max = 50) String text) {
        Set<IndexEntry> entries = new HashSet<>();
        for (int boundary = 1; boundary <= text.length(); boundary++) {
            entries.add(index.entry(text.substring(0, boundary), text.substring(boundary)));
        }
        assertThat(entries).hasSize(text.length());
    }

    @Test
    void anEntryNamesItsKeyAndIsAHash(@TempDir Path directory) {
        Path file = directory.resolve("index.json");
        KeysetHandle keyset = TestKeysets.newIndex();
        TestKeysets.write(file, keyset);

        IndexEntry entry = index(file).entry("email", "minji@example.com");

        assertThat(entry.keyId()).isEqualTo(TestKeysets.currentId(keyset));
        assertThat(entry.hash()).matches("[0-9a-f]{64}");
        assertThat(index(file).entry("email", "minji@example.com")).isEqualTo(entry);
        assertThat(index(file).entry("phone", "minji@example.com").hash()).isNotEqualTo(entry.hash());
    }

    /// Two replicas learn of each step at different times. Whichever wrote, whichever reads finds it.
    @Test
    void aLookupFindsWhatWasWrittenAtEveryStepOfARotation(@TempDir Path directory) {
        Path file = directory.resolve("index.json");
        KeysetHandle first = TestKeysets.newIndex();
        TestKeysets.write(file, first);
        BlindIndex early = index(file);
        BlindIndex late = index(file);
        List<IndexEntry> written = new ArrayList<>();

        KeysetHandle added = TestKeysets.withAnother(first);
        KeysetHandle promoted = TestKeysets.withLastCurrent(added);
        for (KeysetHandle step : List.of(first, added, promoted)) {
            TestKeysets.write(file, step);
            early.refresh();
            assertAllFound(written, early, late);
            late.refresh();
            assertAllFound(written, early, late);
        }

        // All entries were brought to the new key, then the old one is retired.
        IndexEntry current = early.entry("email", "minji@example.com");
        assertThat(written).contains(current);
        TestKeysets.write(file, TestKeysets.withoutFirst(promoted));
        early.refresh();
        for (BlindIndex reader : List.of(early, late)) {
            assertThat(reader.entries("email", "minji@example.com")).contains(current);
        }
        assertThat(early.keyIds()).containsExactly(current.keyId());
    }

    private static void assertAllFound(List<IndexEntry> written, BlindIndex... replicas) {
        for (BlindIndex writer : replicas) {
            written.add(writer.entry("email", "minji@example.com"));
        }
        for (BlindIndex reader : replicas) {
            assertThat(reader.entries("email", "minji@example.com")).containsAll(written);
            assertThat(reader.entries("email", "other@example.com")).doesNotContainAnyElementsOf(written);
        }
    }

    @Test
    void theCurrentKeyComesFirst(@TempDir Path directory) {
        Path file = directory.resolve("index.json");
        KeysetHandle keyset = TestKeysets.rotated(TestKeysets.rotated(TestKeysets.newIndex()));
        TestKeysets.write(file, keyset);
        BlindIndex rotated = index(file);

        assertThat(rotated.currentKeyId()).isEqualTo(TestKeysets.currentId(keyset));
        assertThat(rotated.keyIds()).hasSize(3).startsWith(rotated.currentKeyId());
        assertThat(rotated.entries("email", "a"))
                .extracting(IndexEntry::keyId)
                .containsExactlyElementsOf(rotated.keyIds());
        assertThat(rotated.entries("email", "a")).startsWith(rotated.entry("email", "a"));
    }

    @Test
    void valuesAreLimited(@TempDir Path directory) {
        Path file = directory.resolve("index.json");
        TestKeysets.write(file, TestKeysets.newIndex());
        BlindIndex limited = index(file);

        assertThat(limited.entry("email", "a".repeat(1024)).hash()).hasSize(64);
        assertThatThrownBy(() -> limited.entry("email", "a".repeat(1025)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email must have at most 1024 bytes in UTF-8");
        assertThatThrownBy(() -> limited.entries("email", "\uDC00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a surrogate pair");
    }

    @Test
    void keysOfAnotherKindAreRefused(@TempDir Path directory) {
        Path file = directory.resolve("index.json");
        for (KeysetHandle wrong :
                List.of(Keysets.newAead(), TestKeysets.generated(PredefinedPrfParameters.AES_CMAC_PRF))) {
            TestKeysets.write(file, wrong);
            assertThatThrownBy(() -> index(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("`dangol.keys.index-file` must be the path of a Tink keyset")
                    .hasMessageEndingWith("it is no keyset of the kind that is needed here.");
        }
    }

    private static BlindIndex index(Path file) {
        return new BlindIndex(TestKeysets.settings(Map.of("index-file", file.toString())));
    }
}
