package io.dangol.feedback;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.OpenApiDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OpenApiIT {
    @Test
    void theCommittedDocumentIsTheOneOfTheCode() throws IOException {
        OpenApiDocument.checkCommitted();
    }
}
