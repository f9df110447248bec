package io.dangol.kit.openapi;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/// Which shared schemas a part of the document uses, directly or through others.
final class SchemaUses {
    private final OpenAPI document;
    private final Set<String> names = new HashSet<>();

    private SchemaUses(OpenAPI document) {
        this.document = document;
    }

    /// The names of the schemas that bodies of requests use.
    static Set<String> inRequests(OpenAPI document) {
        return of(
                document,
                Schemas.operations(document)
                        .map(Operation::getRequestBody)
                        .filter(Objects::nonNull)
                        .map(RequestBody::getContent)
                        .filter(Objects::nonNull)
                        .map(Content::getMediaTypes)
                        .flatMap(Schemas::values)
                        .map(MediaType::getSchema));
    }

    /// The names of the schemas that some others use, theirs included.
    static Set<String> of(OpenAPI document, Stream<@Nullable Schema> roots) {
        SchemaUses uses = new SchemaUses(document);
        roots.filter(Objects::nonNull).forEach(uses::follow);
        return uses.names;
    }

    private void follow(Schema root) {
        Schemas.forEach(root, schema -> {
            String name = Schemas.nameIn(schema);
            if (name != null && names.add(name)) {
                Schema shared = document.getComponents().getSchemas().get(name);
                if (shared != null) {
                    follow(shared);
                }
            }
        });
    }
}
