package io.dangol.kit.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// What a service's OpenAPI document says of its jobs. An `OASFilter` of the service holds one and calls its two
/// methods.
///
/// @param kind an example of what a job does
/// @param path the path of its jobs, see [JobsPath#root]
/// @param codes the kinds of refusal of a line that only this service has
/// @param field an example of a field that is to blame
/// @param names the service's names of the schemas and operations that it calls otherwise
public record JobDocumentation(String kind, String path, List<String> codes, String field, Map<String, String> names) {
    /// The priority of the filter that holds one: it finds the schemas under their final names.
    public static final int AFTER_THE_COMMON_PARTS = -1;

    private static final String REFERENCE = "#/components/schemas/";
    private static final List<String> COMMON_CODES = List.of("malformed", "invalid", "wrong-source");

    public JobDocumentation {
        codes = List.copyOf(codes);
        names = Map.copyOf(names);
    }

    /// Follows a reference to the service's own name; for `filterSchema`.
    public Schema refer(Schema schema) {
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(REFERENCE)) {
            schema.setRef(REFERENCE + renamed(reference.substring(REFERENCE.length())));
        }
        return schema;
    }

    /// Puts in what the schemas of jobs leave open; for `filterOpenAPI`.
    public void complete(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>();
        document.getComponents().getSchemas().forEach((name, schema) -> schemas.put(renamed(name), schema));
        document.getComponents().setSchemas(schemas);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> operation.setOperationId(renamed(operation.getOperationId())));
        Map<String, Schema> job = properties(schemas, "Job");
        require(job, "kind").setExamples(List.of(kind));
        require(job, "errors").setExamples(List.of(path + "/" + JobView.EXAMPLE_ID + "/errors"));
        Map<String, Schema> error = properties(schemas, "LineError");
        require(error, "code").setDescription("The kind of refusal: " + allCodes() + ".");
        require(error, "field").setExamples(List.of(field));
    }

    private String allCodes() {
        return Stream.concat(COMMON_CODES.stream(), codes.stream())
                .map(code -> "`" + code + "`")
                .collect(Collectors.joining(", "));
    }

    private String renamed(String name) {
        return names.getOrDefault(name, name);
    }

    private Map<String, Schema> properties(Map<String, Schema> schemas, String name) {
        return require(schemas, renamed(name)).getProperties();
    }

    private static Schema require(Map<String, Schema> schemas, String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }
}
