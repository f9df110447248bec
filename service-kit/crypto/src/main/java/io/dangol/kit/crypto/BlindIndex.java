package io.dangol.kit.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.crypto.keyset.KeysetFile;
import io.dangol.kit.crypto.keyset.Keysets;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds sealed values by keyed hashes (HMAC-SHA-256, a keyset of Tink's PRFs): equality only. A value has
/// another hash in another field. Whoever has the database and not the key can neither make a hash nor
/// compare two fields.
///
/// The input is a label, the field and the value, each behind its length: no two pairs have the same input.
/// The value is hashed as it is; normalise it first.
///
/// While a key is rotated there are entries under both keys. Write [#entry], look up all of [#entries].
@Singleton
public class BlindIndex {
    /// How long a value may be in UTF-8.
    public static final int VALUE_BYTES_MOST = 1_024;

    private static final int HASH_BYTES = 32;
    private static final byte[] LABEL = StrictText.field("dangol blind index");

    private final KeysetFile<Keys> file;

    /// @param prfs by the id of their key, the current one first
    private record Keys(Map<String, Prf> prfs) {}

    /// @throws IllegalStateException if `dangol.keys.index-file` cannot be used
    public BlindIndex(KeySettings settings) {
        this.file = KeysetFile.open("dangol.keys.index-file", settings.indexFile(), BlindIndex::read);
    }

    private static Keys read(KeysetHandle keyset) throws GeneralSecurityException {
        PrfSet set = Keysets.prfs(keyset);
        Map<String, Prf> prfs = new LinkedHashMap<>();
        prfs.put(Keysets.name(set.getPrimaryId()), primary(set));
        set.getPrfs().forEach((id, prf) -> prfs.putIfAbsent(Keysets.name(id), prf));
        for (Prf prf : prfs.values()) {
            // A PRF that gives fewer bytes, such as AES-CMAC, is refused by this.
            prf.compute(LABEL, HASH_BYTES);
        }
        return new Keys(prfs);
    }

    private static Prf primary(PrfSet set) throws GeneralSecurityException {
        Prf primary = set.getPrfs().get(set.getPrimaryId());
        if (primary == null) {
            throw new GeneralSecurityException("the primary key is not enabled");
        }
        return primary;
    }

    /// The id of the key that new entries are made with.
    public String currentKeyId() {
        return file.keys().prfs().keySet().iterator().next();
    }

    /// The ids of all keys, the current one first.
    public Set<String> keyIds() {
        return new LinkedHashSet<>(file.keys().prfs().keySet());
    }

    /// The entry under the current key, for writing.
    ///
    /// @param field the index's name, 1 to 100 bytes; a constant of the service
    /// @param value normalised, at most [#VALUE_BYTES_MOST] bytes in UTF-8
    /// @throws IllegalArgumentException if the value is too long, or no Unicode text
    public IndexEntry entry(String field, String value) {
        Map.Entry<String, Prf> current =
                file.keys().prfs().entrySet().iterator().next();
        return entry(current, input(field, value));
    }

    /// The entries under all keys, that under the current one first, for looking up.
    public List<IndexEntry> entries(String field, String value) {
        byte[] input = input(field, value);
        return file.keys().prfs().entrySet().stream()
                .map(key -> entry(key, input))
                .toList();
    }

    /// Reads the file of the keys again.
    public void refresh() {
        file.refresh();
    }

    private static IndexEntry entry(Map.Entry<String, Prf> key, byte[] input) {
        try {
            return new IndexEntry(
                    key.getKey(), HexFormat.of().formatHex(key.getValue().compute(input, HASH_BYTES)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key has made a hash when it was read", impossible);
        }
    }

    private static byte[] input(String field, String value) {
        byte[] name = StrictText.field(field);
        byte[] content = StrictText.utf8(field, value, VALUE_BYTES_MOST);
        ByteBuffer input = ByteBuffer.allocate(3 * Integer.BYTES + LABEL.length + name.length + content.length);
        for (byte[] part : List.of(LABEL, name, content)) {
            input.putInt(part.length).put(part);
        }
        return input.array();
    }
}
