package io.dangol.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Copies of schemas, so that a change to one is none to the other.
final class Copies {
    private Copies() {}

    /// A copy that shares the parts.
    static Schema of(Schema schema) {
        Schema copy = OASFactory.createSchema();
        schema.getAll().forEach(copy::set);
        return copy;
    }
}
