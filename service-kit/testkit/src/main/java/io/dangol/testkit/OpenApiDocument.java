package io.dangol.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds the committed OpenAPI document to the one that the code generates.
public final class OpenApiDocument {
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.yaml");
    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    private OpenApiDocument() {}

    /// Fails where the two differ. With `-Ddangol.openapi.update=true` the committed one is written anew instead.
    public static void checkCommitted() throws IOException {
        String generated = Files.readString(GENERATED);
        if (Boolean.getBoolean("dangol.openapi.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, generated);
        }
        if (!Files.exists(COMMITTED) || !Files.readString(COMMITTED).equals(generated)) {
            throw new AssertionError(COMMITTED.toAbsolutePath() + " is not what the code generates: run the module's"
                    + " verify once with -Ddangol.openapi.update=true and commit the result");
        }
    }
}
