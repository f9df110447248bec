package io.dangol.kit.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Reference;
import org.jspecify.annotations.Nullable;

/// Takes out of the components what nothing refers to.
final class UnusedComponents {
    private UnusedComponents() {}

    static void remove(OpenAPI document) {
        Components components = document.getComponents();
        Set<String> responses = references(Schemas.operations(document).flatMap(Schemas::responses));
        keys(components.getResponses(), responses).forEach(components::removeResponse);
        Set<String> parameters = references(Schemas.operations(document)
                .flatMap(operation ->
                        operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream()));
        keys(components.getParameters(), parameters).forEach(components::removeParameter);
        Set<String> headers = references(Stream.concat(
                        Schemas.values(components.getResponses()),
                        Schemas.operations(document).flatMap(Schemas::responses))
                .flatMap(response -> Schemas.values(response.getHeaders())));
        keys(components.getHeaders(), headers).forEach(components::removeHeader);
        Set<String> schemas = SchemaUses.of(document, Schemas.roots(document, false));
        keys(components.getSchemas(), schemas).forEach(components::removeSchema);
    }

    private static Set<String> references(Stream<? extends Reference<?>> users) {
        return users.map(Reference::getRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static List<String> keys(@Nullable Map<String, ?> components, Set<String> used) {
        if (components == null) {
            return List.of();
        }
        Set<String> unused = new HashSet<>(components.keySet());
        unused.removeAll(used);
        return List.copyOf(unused);
    }
}
