package io.dangol.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    /// Read as text, since the gateway depends on nothing of the services.
    private static final Path SERVICES =
            Path.of("..", "service-kit", "src", "main", "java", "io", "dangol", "kit", "problem", "CommonProblem.java");

    @ParameterizedTest
    @EnumSource(
            names = {
                "BAD_REQUEST",
                "UNAUTHORIZED",
                "NOT_FOUND",
                "METHOD_NOT_ALLOWED",
                "PAYLOAD_TOO_LARGE",
                "INTERNAL_ERROR"
            })
    void aTypeThatServicesHaveTooHasTheSameTitle(ProblemType type) throws IOException {
        assertThat(Files.readString(SERVICES))
                .contains("%s(%d, \"%s\")".formatted(type.name(), type.status(), type.title()));
    }
}
