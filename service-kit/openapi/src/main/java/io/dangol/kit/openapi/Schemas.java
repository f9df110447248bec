package io.dangol.kit.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Finds the schemas of a document.
final class Schemas {
    static final String REFERENCE = "#/components/schemas/";

    private Schemas() {}

    /// The name that a reference to a shared schema has, or null.
    static @Nullable String nameIn(@Nullable Schema schema) {
        String reference = schema == null ? null : schema.getRef();
        return reference != null && reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : null;
    }

    /// Shows every schema, shared or not, once.
    static void forEach(OpenAPI document, Consumer<Schema> action) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        roots(document, true).forEach(schema -> visit(schema, seen, action));
    }

    /// Shows a schema and what it consists of; references are not followed.
    static void forEach(Schema root, Consumer<Schema> action) {
        visit(root, Collections.newSetFromMap(new IdentityHashMap<>()), action);
    }

    /// Every body of the document, of requests and of answers.
    static Stream<MediaType> mediaTypes(OpenAPI document) {
        Components components = document.getComponents();
        return Stream.of(
                        values(components.getRequestBodies()).map(RequestBody::getContent),
                        values(components.getResponses()).map(APIResponse::getContent),
                        operations(document)
                                .map(Operation::getRequestBody)
                                .filter(Objects::nonNull)
                                .map(RequestBody::getContent),
                        operations(document).flatMap(Schemas::responses).map(APIResponse::getContent))
                .flatMap(contents -> contents)
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .flatMap(Schemas::values);
    }

    static Stream<Operation> operations(OpenAPI document) {
        return values(document.getPaths().getPathItems()).flatMap(item -> item.getOperations().values().stream());
    }

    static Stream<APIResponse> responses(Operation operation) {
        return operation.getResponses() == null
                ? Stream.empty()
                : values(operation.getResponses().getAPIResponses());
    }

    static <T> Stream<T> values(@Nullable Map<String, T> map) {
        return map == null ? Stream.empty() : List.copyOf(map.values()).stream();
    }

    /// The schemas that the parts of the document have.
    ///
    /// @param shared whether those of the components are among them
    static Stream<@Nullable Schema> roots(OpenAPI document, boolean shared) {
        Components components = document.getComponents();
        Stream<Parameter> parameters = Stream.concat(
                values(components.getParameters()),
                operations(document).map(Operation::getParameters).flatMap(Schemas::elements));
        Stream<Header> headers = Stream.concat(
                values(components.getHeaders()),
                Stream.concat(
                                values(components.getResponses()),
                                operations(document).flatMap(Schemas::responses))
                        .flatMap(response -> values(response.getHeaders())));
        return Stream.of(
                        shared ? values(components.getSchemas()) : Stream.<Schema>empty(),
                        parameters.map(Parameter::getSchema),
                        headers.map(Header::getSchema),
                        mediaTypes(document).map(MediaType::getSchema))
                .flatMap(schemas -> schemas)
                .filter(Objects::nonNull);
    }

    private static void visit(@Nullable Schema schema, Set<Schema> seen, Consumer<Schema> action) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        action.accept(schema);
        List<Schema> parts = new ArrayList<>();
        values(schema.getProperties()).forEach(parts::add);
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .flatMap(Schemas::elements)
                .forEach(parts::add);
        visit(schema.getItems(), seen, action);
        visit(schema.getNot(), seen, action);
        visit(schema.getAdditionalPropertiesSchema(), seen, action);
        parts.forEach(part -> visit(part, seen, action));
    }

    private static <T> Stream<T> elements(@Nullable Collection<T> collection) {
        return collection == null ? Stream.empty() : collection.stream();
    }
}
