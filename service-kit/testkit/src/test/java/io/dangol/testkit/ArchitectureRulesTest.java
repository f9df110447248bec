package io.dangol.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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

    @Test
    void filesInACircleAreRefusedAlsoThroughNestedClasses() {
        assertThatThrownBy(() -> ArchitectureRules.filesHaveNoCircles(
                        new ClassFileImporter().importPackages("io.dangol.testkit.circle")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected")
                .hasMessageContaining("io.dangol.testkit.circle.OrderEvents");
    }

    @Test
    void aClassAndItsNestedClassesMayNeedEachOther() {
        assertThatCode(() -> ArchitectureRules.filesHaveNoCircles(
                        new ClassFileImporter().importPackages("io.dangol.testkit.straight")))
                .doesNotThrowAnyException();
    }

    @Test
    void theTestkitAndTheBrokerInItKeepTheRuleThemselves() {
        assertThatCode(() -> ArchitectureRules.filesHaveNoCircles(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.dangol.testkit", "io.dangol.embedded")))
                .doesNotThrowAnyException();
    }

    private static void check(String service) {
        ArchitectureRules.wingsShowOnlyTheirRoots(new ClassFileImporter().importPackages(service), service);
    }
}
