package io.dangol.kit.openapi;

import java.util.Set;

/// What the code of an operation says beyond its documentation.
///
/// @param roles who may call it; nobody has to be anybody where this is empty
/// @param versioned whether it is [Versioned]
record Endpoint(Set<String> roles, boolean versioned) {
    Endpoint {
        roles = Set.copyOf(roles);
    }

    boolean isOpen() {
        return roles.isEmpty();
    }
}
