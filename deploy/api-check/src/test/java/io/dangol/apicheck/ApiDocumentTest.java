package io.dangol.apicheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The linters have nothing to say of the suite's document, no warning either, and a TypeScript client comes out of it
/// that compiles.
///
/// They need Node and npm. Where those are missing, these tests are skipped, unless `CI` is `true`.
class ApiDocumentTest {
    private static Path workshop = Path.of("");

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        boolean installed = Programs.has("node") && Programs.has("npm");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("node and npm are on the path, which CI requires")
                    .isTrue();
        }
        Assumptions.assumeTrue(installed, "the linters of the API document need node and npm");
        workshop = Workshop.open();
        Programs.run(workshop, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
    }

    @Test
    void redoclyFindsNothing() throws IOException, InterruptedException {
        node("redocly", "lint", Workshop.DOCUMENT, "--config=redocly.yaml", "--max-problems=50");
    }

    @Test
    void spectralFindsNothing() throws IOException, InterruptedException {
        node("spectral", "lint", "--ruleset=spectral.yaml", "--fail-severity=warn", Workshop.DOCUMENT);
    }

    @Test
    void aTypeScriptClientCompiles() throws IOException, InterruptedException {
        node("openapi-typescript", Workshop.DOCUMENT, "--output=client.ts");
        node("tsc", "--noEmit", "--strict", "client.ts");
    }

    private static void node(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("node_modules", ".bin", program).toString()));
        command.addAll(List.of(arguments));
        Programs.run(workshop, command);
    }
}
