package io.dangol.analytics;

import io.dangol.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltByTheRulesOfTheHouse() {
        ArchitectureRules.check("io.dangol.analytics");
    }
}
