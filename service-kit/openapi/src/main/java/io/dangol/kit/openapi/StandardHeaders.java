package io.dangol.kit.openapi;

import io.dangol.kit.idempotency.Reply;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The headers of answers: `Location` of what was made, `ETag` of what has versions, `Idempotency-Replayed` of what has
/// a key, and `Retry-After`.
final class StandardHeaders {
    static final String RETRY_AFTER = HttpHeaders.RETRY_AFTER;

    private static final Set<String> MADE = Set.of("201", "202");
    private static final Set<String> SHOWN = Set.of("200", "201");
    private static final String NOT_MODIFIED = "304";

    /// The names of the schemas of resources that have versions.
    private final Set<String> versioned;

    private StandardHeaders(Set<String> versioned) {
        this.versioned = versioned;
    }

    /// Puts the headers into the components, and finds which resources have versions.
    static StandardHeaders of(OpenAPI document, Endpoints endpoints) {
        new TreeMap<>(headers()).forEach(document.getComponents()::addHeader);
        return new StandardHeaders(Schemas.operations(document)
                .filter(operation -> endpoints.of(operation).versioned())
                .map(operation -> operation.getResponses().getAPIResponse("200"))
                .flatMap(StandardHeaders::schemaNames)
                .collect(Collectors.toSet()));
    }

    static Header reference(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    void add(Operation operation, Endpoint endpoint) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            boolean shows = SHOWN.contains(status) && schemaNames(response).anyMatch(versioned::contains);
            if (shows) {
                response.addHeader(HttpHeaders.ETAG, reference(HttpHeaders.ETAG));
            }
            if (MADE.contains(status) && namesPlace(response)) {
                response.addHeader(HttpHeaders.LOCATION, reference(HttpHeaders.LOCATION));
            }
            if (status.startsWith("2") && StandardParameters.IDEMPOTENCY_KEY.isIn(operation)) {
                response.addHeader(Reply.REPLAYED_HEADER, reference(Reply.REPLAYED_HEADER));
            }
        });
        if (endpoint.versioned()) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            NOT_MODIFIED,
                            OASFactory.createAPIResponse()
                                    .description("It is still as `If-None-Match` says; there is no body.")
                                    .addHeader(HttpHeaders.ETAG, reference(HttpHeaders.ETAG)));
        }
    }

    /// What only says that something was received has no place of its own.
    private static boolean namesPlace(APIResponse response) {
        return schemaNames(response).noneMatch("Receipt"::equals);
    }

    private static Stream<String> schemaNames(APIResponse response) {
        return response.getContent() == null
                ? Stream.empty()
                : Schemas.values(response.getContent().getMediaTypes())
                        .map(MediaType::getSchema)
                        .map(Schemas::nameIn)
                        .filter(Objects::nonNull);
    }

    private static Map<String, Header> headers() {
        return Map.of(
                HttpHeaders.ETAG,
                header(
                        "The version of the resource, for `If-Match` and `If-None-Match`.",
                        text(40).pattern("^\"[^\"]*\"$").examples(List.of("\"3\""))),
                HttpHeaders.LOCATION,
                header("The path of what was made.", text(200).pattern("^/v1/")),
                Reply.REPLAYED_HEADER,
                header(
                        "`true` where the answer is that of an earlier request with the same key; else absent.",
                        OASFactory.createSchema().addType(SchemaType.BOOLEAN)),
                RETRY_AFTER,
                header(
                        "After how many seconds to try again.",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(86_400))));
    }

    private static Header header(String description, Schema schema) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Schema text(int lengthMost) {
        return OASFactory.createSchema().addType(SchemaType.STRING).maxLength(lengthMost);
    }
}
