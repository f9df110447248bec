package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Tag("crash")
@ExtendWith(SuiteExtension.class)
class CrashIT {
    static final List<String> PROCESSES = Suite.PROCESSES;

    private Suite suite;
    private Api api;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @ParameterizedTest
    @FieldSource("PROCESSES")
    void aProcessThatIsKilledInMidImportChangesNoFigure(String process) {
        int number = Suite.PROCESSES.indexOf(process);
        LocalDate firstDay = LocalDate.of(1980 + 2 * number, 1, 1);
        Shop shop = Shop.of("crash-" + process, firstDay, 6_000, 100 + number);
        long before = suite.processId(process);

        String job = api.startImport(shop.csv());
        await().atMost(Api.PATIENCE).ignoreExceptions().until(() -> api.linesDone(job) > 0);
        suite.kill(process);

        await().atMost(Api.PATIENCE)
                .ignoreExceptions()
                .until(() -> suite.processId(process) != before && suite.isHealthy());
        assertThat(api.awaitJob(job).getString("state")).isEqualTo("succeeded");
        api.awaitFigures(shop, firstDay, firstDay.plusYears(1).plusDays(1), Duration.ofSeconds(60));
    }
}
