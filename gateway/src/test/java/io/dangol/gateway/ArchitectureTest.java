package io.dangol.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.dangol.gateway");

    @Test
    void roomsDoNotDependOnEachOtherInCircles() {
        slices().matching("io.dangol.gateway.(*)..").should().beFreeOfCycles().check(gateway);
    }

    @Test
    void filesDoNotDependOnEachOtherInCircles() {
        slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(gateway);
    }

    /// Nested classes count as the class that they are in.
    private static final class TopLevelClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return SliceIdentifier.of(outer.getName());
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }

    @Test
    void theRouteTableIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("..routing..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..routing..")
                .check(gateway);
    }

    @Test
    void theGatewayKnowsNoDatabaseNoBrokerAndNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "io.vertx.sqlclient..",
                        "org.apache.kafka..",
                        "io.dangol.customer..",
                        "io.dangol.feedback..",
                        "io.dangol.loyalty..",
                        "io.dangol.analytics..")
                .check(gateway);
    }

    @Test
    void onlyTheDoorLetsRequestsIn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..door..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.vertx.http..")
                .check(gateway);
    }
}
