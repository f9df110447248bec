package io.dangol.kit.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/// What a record says of its schema by its code: the fields of an answer that are always there are those that cannot be
/// null, and a method that only validates is no field.
///
/// Which fields a request must have is said by its constraints (`@NotNull` and the like); a field without one may be
/// absent, whatever its Java type.
final class RecordSchemas {
    private static final String OURS = "io.dangol.";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName GIVEN_ONCE = DotName.createSimple(GivenOnce.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);

    /// By the name that the schema gets; several records may have one name, of which one is in the document.
    private final Map<String, List<ClassInfo>> records;

    private RecordSchemas(Map<String, List<ClassInfo>> records) {
        this.records = records;
    }

    static RecordSchemas of(IndexView index) {
        Map<String, List<ClassInfo>> records = new HashMap<>();
        Set<DotName> seen = new HashSet<>();
        for (ClassInfo type : index.getKnownClasses()) {
            // The index of a build may hold a class twice.
            if (type.isRecord() && type.name().toString().startsWith(OURS) && seen.add(type.name())) {
                records.computeIfAbsent(schemaName(type), name -> new ArrayList<>())
                        .add(type);
            }
        }
        return new RecordSchemas(records);
    }

    void complete(OpenAPI document) {
        Map<String, Schema> schemas =
                Objects.requireNonNull(document.getComponents().getSchemas());
        Schemas.forEach(document, RecordSchemas::leaveTypeToOthers);
        Set<String> requests = SchemaUses.inRequests(document);
        schemas.forEach((name, schema) -> {
            ClassInfo type = record(name, schema);
            if (type != null) {
                if (requests.contains(name)) {
                    markGivenOnce(type, schema);
                    rules(type).forEach(schema::removeProperty);
                } else {
                    schema.setRequired(alwaysThere(type, schema));
                }
            }
        });
    }

    /// Of a field with a shared schema, the type is what that says; and where it may be null, what one of the two
    /// says.
    private static void leaveTypeToOthers(Schema schema) {
        boolean others = schema.getAnyOf() != null || schema.getRef() != null;
        if (others && schema.getType() != null) {
            schema.setType((List<Schema.SchemaType>) null);
        }
    }

    private static void markGivenOnce(ClassInfo type, Schema schema) {
        type.recordComponents().stream()
                .filter(component -> component.hasAnnotation(GIVEN_ONCE))
                .map(component -> schema.getProperties().get(component.name()))
                .filter(Objects::nonNull)
                .forEach(property -> property.addExtension(MergePatchSchemas.GIVEN_ONCE, true));
    }

    private @Nullable ClassInfo record(String name, Schema schema) {
        // `PageOrderView` is a page of orders.
        List<ClassInfo> candidates = records.getOrDefault(name.startsWith("Page") ? "Page" : name, List.of());
        return candidates.stream()
                .filter(type -> describes(type, schema))
                .findFirst()
                .orElse(null);
    }

    private static boolean describes(ClassInfo type, Schema schema) {
        if (schema.getProperties() == null) {
            return false;
        }
        Set<String> rest = new HashSet<>(schema.getProperties().keySet());
        rest.removeAll(rules(type));
        return rest.equals(
                type.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet()));
    }

    private static @Nullable List<String> alwaysThere(ClassInfo type, Schema schema) {
        Set<String> names = new LinkedHashSet<>();
        if (schema.getRequired() != null) {
            names.addAll(schema.getRequired());
        }
        type.recordComponents().stream()
                .filter(component -> !component.type().hasAnnotation(NULLABLE) || isAlwaysWritten(type, component))
                .map(RecordComponentInfo::name)
                .forEach(names::add);
        return names.isEmpty() ? null : List.copyOf(names);
    }

    private static boolean isAlwaysWritten(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance own = component.declaredAnnotation(INCLUDE);
        AnnotationInstance field = type.field(component.name()).declaredAnnotation(INCLUDE);
        AnnotationInstance include = own == null ? field : own;
        return include != null && include.value().asEnum().equals(JsonInclude.Include.ALWAYS.name());
    }

    /// What the methods that say something of the record, such as whether it is valid, would be called as
    /// properties.
    private static Set<String> rules(ClassInfo type) {
        return type.methods().stream()
                .filter(method -> method.parametersCount() == 0 && !method.hasAnnotation(PROPERTY))
                .map(RecordSchemas::propertyName)
                .filter(name -> type.recordComponents().stream()
                        .noneMatch(component -> component.name().equals(name)))
                .collect(Collectors.toSet());
    }

    private static String propertyName(MethodInfo method) {
        String name = method.name();
        return name.length() > 2 && name.startsWith("is") && Character.isUpperCase(name.charAt(2))
                ? name.substring(2, 3).toLowerCase(Locale.ROOT) + name.substring(3)
                : name;
    }

    /// The name of a record in the document.
    static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.simpleName()
                : schema.value("name").asString();
    }
}
