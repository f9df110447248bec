package io.dangol.kit.crypto;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/// Wraps and unwraps key material under key-encryption keys, which never leave it. Each of those has an id;
/// what is new is wrapped under the current one, and what is old unwraps as long as its key is kept.
///
/// An answer comes on the Vert.x context of the caller. A provider that cannot be reached fails with a
/// [io.dangol.kit.problem.Refusal] with 503, as a database does that is away.
public interface KeyProvider {
    /// How many keys one call takes at most.
    int KEYS_MOST = 1_000;
    /// How long key material may be.
    int MATERIAL_BYTES_MOST = 2_048;

    /// The id of the key that new material is wrapped under, as far as is known by now.
    ///
    /// @throws io.dangol.kit.problem.Refusal 503 where it is not known yet
    String currentKeyId();

    /// The ids of all keys that can unwrap, as far as is known by now.
    ///
    /// @throws io.dangol.kit.problem.Refusal 503 where they are not known yet
    Set<String> keyIds();

    /// @param keys 0 to [#KEYS_MOST]
    /// @return one for each, in the same order
    Uni<List<WrappedKey>> wrap(List<PlainKey> keys);

    /// @param keys 0 to [#KEYS_MOST]
    /// @return one for each, in the same order
    Uni<List<Unwrapped>> unwrap(List<WrappedKey> keys);

    /// Learns of keys that became current or were retired. Called every two seconds.
    Uni<Void> refresh();

    /// @throws IllegalArgumentException if a call has too many
    static void requireBatch(List<?> keys) {
        if (keys.size() > KEYS_MOST) {
            throw new IllegalArgumentException(
                    "a batch must have at most " + KEYS_MOST + " keys; it has " + keys.size());
        }
    }
}
