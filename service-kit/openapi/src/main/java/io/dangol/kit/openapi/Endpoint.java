package io.dangol.kit.openapi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the code of an operation says beyond its documentation.
///
/// @param roles who may call it; nobody has to be anybody where this is empty
/// @param versioned whether it is [Versioned]
/// @param key whether its `Idempotency-Key` is required; null where it takes none
/// @param patched the schema of the form that its body patches, see [PatchOf]; or null
/// @param answer the schema of the record that it returns; or null
record Endpoint(
        Set<String> roles,
        boolean versioned,
        @Nullable Boolean key,
        @Nullable String patched,
        @Nullable String answer) {
    Endpoint {
        roles = Set.copyOf(roles);
    }

    boolean isOpen() {
        return roles.isEmpty();
    }
}
