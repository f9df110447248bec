package io.dangol.local.keys;

import java.time.Instant;
import java.util.Optional;

/// A key of a [DataKeyFile], without its secret.
///
/// @param id 8 hexadecimal digits
/// @param madeAt empty where nobody noted it, as of a key from elsewhere
/// @param currentSince when it became the current one; empty as well where it never was
public record DataKey(String id, State state, Optional<Instant> madeAt, Optional<Instant> currentSince) {
    /// What a key is used for.
    public enum State {
        /// For all that is new.
        CURRENT,
        /// For nothing yet; services get to know it.
        NEW,
        /// For what was written before.
        PREVIOUS
    }
}
