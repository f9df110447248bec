package io.dangol.analytics.fact.ingest;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.dangol.testkit.EventSchemas;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the recorded examples to what the other services promise to publish.
class RecordedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                Recorded.PURCHASE,
                Recorded.RETURNED,
                Recorded.CORRECTED,
                Recorded.CANCELLED,
                Recorded.SOLD,
                Recorded.SALE_RETURNED,
                Recorded.CREDITED,
                Recorded.REGISTERED,
                Recorded.UPDATED,
                Recorded.FEEDBACK,
                Recorded.RESPONSE,
                Recorded.CASE_OPENED,
                Recorded.CASE_RESOLVED,
                Recorded.COMPENSATION,
                Recorded.ENROLLED,
                Recorded.EARNED
            })
    void theExampleMeetsThePublishersSchema(String type) {
        String publisher = type.substring("io.dangol.".length(), type.indexOf('.', "io.dangol.".length()));
        Path folder = Path.of("..", publisher + "-service", "events");
        assumeThat(folder.resolve(type + ".schema.json")).exists();

        new EventSchemas(folder).check(type, Recorded.data(type).toString());
    }
}
