package io.dangol.apicheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dangol.gateway.documents.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The folder with the suite's document as the gateway serves it, beside the linters and their rules.
final class Workshop {
    static final String DOCUMENT = "openapi.json";

    private static final Path DIRECTORY = Path.of("target", "workshop");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "redocly.yaml", "spectral.yaml");

    private Workshop() {}

    /// Makes the folder, or brings it up to date.
    static Path open() {
        try {
            Files.createDirectories(DIRECTORY);
            for (String file : FILES) {
                try (InputStream resource =
                        Objects.requireNonNull(Workshop.class.getResourceAsStream("/linters/" + file), file)) {
                    Files.write(DIRECTORY.resolve(file), resource.readAllBytes());
                }
            }
            ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(DIRECTORY.resolve(DOCUMENT), new OpenApiDocument(json).json());
            return DIRECTORY;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
