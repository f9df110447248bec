package io.dangol.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullMarked;

/// The rules that every service is held to. A service's `ArchitectureTest` calls [#check(String)].
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /// @param room the service's package, `io.dangol.customer`
    public static void check(String room) {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(room, "io.dangol.kit", "io.dangol.text");
        JavaClasses classes = all.that(JavaClass.Predicates.resideInAPackage(room + ".."));
        if (classes.isEmpty()) {
            throw new AssertionError("no class below " + room);
        }
        servicesKnowOnlyThemselvesAndLibraries(classes, room);
        wingsHaveNoCircles(classes, room);
        roomsHaveNoCircles(classes, room);
        wingsShowOnlyTheirRoots(classes, room);
        filesHaveNoCircles(all);
        layersLookOneWay(classes);
        everyEndpointNamesItsRoles(classes);
        stateIsInjected(classes);
        packagesAreNullMarked(classes);
    }

    private static void servicesKnowOnlyThemselvesAndLibraries(JavaClasses classes, String room) {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of another service",
                        other -> other.getPackageName().startsWith("io.dangol.")
                                && !other.getPackageName().startsWith(room)
                                && !other.getPackageName().startsWith("io.dangol.kit")
                                && !other.getPackageName().startsWith("io.dangol.text")))
                .check(classes);
    }

    private static void wingsHaveNoCircles(JavaClasses classes, String room) {
        slices().matching(room + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    /// A wing's root package is no room: it holds what the rooms show to other wings, and what they share.
    private static void roomsHaveNoCircles(JavaClasses classes, String room) {
        slices().matching(room + ".(*).(*)..").should().beFreeOfCycles().check(classes);
    }

    /// Two files that need each other are one thing in two files, or one of them knows too much. Nested classes
    /// count as the class that they are in. The compiler copies constants, so a constant is no dependency.
    static void filesHaveNoCircles(JavaClasses classes) {
        slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(classes);
    }

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

    /// Other wings see a wing's root package only, and the root knows no room. The wing `base` is open: it is what all
    /// wings share.
    static void wingsShowOnlyTheirRoots(JavaClasses classes, String room) {
        classes()
                .should(new ArchCondition<JavaClass>("look into no room of another wing, and from a root into none") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        Location from = Location.of(type, room);
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            if (dependency.getTargetClass().getPackageName().startsWith(room)) {
                                Location to = Location.of(dependency.getTargetClass(), room);
                                events.add(new SimpleConditionEvent(
                                        type, from.mayLookInto(to), dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(classes);
    }

    /// Where a type lives.
    ///
    /// @param wing empty in the service's own package
    /// @param room empty in the wing's root package
    private record Location(String wing, String room) {
        static Location of(JavaClass type, String service) {
            String[] names = type.getPackageName().substring(service.length()).split("\\.", -1);
            return new Location(names.length > 1 ? names[1] : "", names.length > 2 ? names[2] : "");
        }

        boolean mayLookInto(Location other) {
            if (other.room.isEmpty() || other.wing.equals("base")) {
                return true;
            }
            return wing.equals(other.wing) && !room.isEmpty();
        }
    }

    private static void layersLookOneWay(JavaClasses classes) {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Service")
                .allowEmptyShould(true)
                .check(classes);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..sqlclient..")
                .allowEmptyShould(true)
                .check(classes);
    }

    private static void everyEndpointNamesItsRoles(JavaClasses classes) {
        methods()
                .that(DescribedPredicate.describe("are endpoints", ArchitectureRules::isEndpoint))
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(DenyAll.class)
                .allowEmptyShould(true)
                .check(classes);
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getOwner().isAnnotatedWith("jakarta.ws.rs.Path")
                && method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
    }

    private static void stateIsInjected(JavaClasses classes) {
        noFields()
                .that()
                .areStatic()
                .and()
                .doNotHaveRawType(Logger.class)
                .should()
                .notBeFinal()
                .allowEmptyShould(true)
                .check(classes);
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(classes);
    }

    private static void packagesAreNullMarked(JavaClasses classes) {
        classes()
                .should(new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " has no @NullMarked package-info"));
                    }
                })
                .check(classes);
    }
}
