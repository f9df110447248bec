package io.dangol.kit.openapi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the code of an operation says beyond its documentation.
///
/// @param roles who may call it; nobody has to be anybody where this is empty
/// @param versioned whether it is [Versioned]
/// @param key whether it takes an `Idempotency-Key`
/// @param patched the schema of the form that its body patches, see [PatchOf]; or null
/// @param answer the schema of the record that it returns; or null
record Endpoint(
        Set<String> roles,
        boolean versioned,
        Key key,
        @Nullable String patched,
        @Nullable String answer) {
    Endpoint {
        roles = Set.copyOf(roles);
    }

    /// Whether an operation takes an `Idempotency-Key`, see [Idempotent].
    enum Key {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    boolean isOpen() {
        return roles.isEmpty();
    }
}
