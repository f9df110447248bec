package io.dangol.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    @Test
    void aWingMayUseTheRootsOfOthersAndTheRoomsOfBase() {
        assertThatCode(() -> check("io.dangol.testkit.wings")).doesNotThrowAnyException();
    }

    @Test
    void aRoomIsClosedToOtherWingsAndToItsRoot() {
        assertThatThrownBy(() -> check("io.dangol.testkit.nosy"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.dangol.testkit.nosy.upper.room.Nosy")
                .hasMessageContaining("io.dangol.testkit.nosy.lower.Downward");
    }

    private static void check(String service) {
        ArchitectureRules.wingsShowOnlyTheirRoots(new ClassFileImporter().importPackages(service), service);
    }
}
