package io.dangol.apicheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// A Java client comes out of the suite's document that compiles.
class JavaClientTest {
    private static final Path GENERATOR = Path.of("target", "generator", "openapi-generator-cli.jar");
    private static final String ONLY_CODE =
            "models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false," + "apiTests=false";

    @Test
    void aJavaClientCompiles() throws IOException, InterruptedException {
        Path workshop = Workshop.open();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        Programs.run(
                workshop,
                List.of(
                        java.toString(),
                        "-jar",
                        GENERATOR.toAbsolutePath().toString(),
                        "generate",
                        "--input-spec=" + Workshop.DOCUMENT,
                        "--generator-name=java",
                        "--library=native",
                        "--output=java-client",
                        "--global-property=" + ONLY_CODE,
                        "--additional-properties=useJakartaEe=true,openApiNullable=false,hideGenerationTimestamp=true"));

        assertThat(errors(workshop.resolve("java-client"))).isEmpty();
    }

    private static List<String> errors(Path client) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(client.resolve("src").resolve("main"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(sources).as("the generated classes").isNotEmpty();
        Path classes = Files.createDirectories(client.resolve("classes"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            List<String> errors = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(Diagnostic::toString)
                    .toList();
            return compiled ? List.of() : errors.isEmpty() ? List.of("it does not compile") : errors;
        }
    }
}
