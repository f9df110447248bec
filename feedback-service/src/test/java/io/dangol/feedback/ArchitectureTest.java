package io.dangol.feedback;

import io.dangol.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheHouseRules() {
        ArchitectureRules.check("io.dangol.feedback");
    }
}
