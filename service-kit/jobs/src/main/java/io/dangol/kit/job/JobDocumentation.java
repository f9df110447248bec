package io.dangol.kit.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Says in a service's OpenAPI document what its jobs are called there. A service extends it and annotates that with
/// `@OpenApiFilter`.
public abstract class JobDocumentation implements OASFilter {
    private static final String REFERENCE = "#/components/schemas/";
    private static final List<String> COMMON_CODES = List.of("malformed", "invalid", "wrong-source");

    private final Words words;

    /// @param words the service's own
    protected JobDocumentation(Words words) {
        this.words = words;
    }

    /// What a service says of its jobs.
    ///
    /// @param kind an example of what a job does
    /// @param path the path of its jobs, see [JobsPath#root]
    /// @param codes the kinds of refusal of a line that only this service has
    /// @param field an example of a field that is to blame
    /// @param names the service's names of the schemas that it calls otherwise
    public record Words(String kind, String path, List<String> codes, String field, Map<String, String> names) {}

    @Override
    public final Schema filterSchema(Schema schema) {
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(REFERENCE)) {
            schema.setRef(REFERENCE + renamed(reference.substring(REFERENCE.length())));
        }
        return schema;
    }

    @Override
    public final void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>();
        document.getComponents().getSchemas().forEach((name, schema) -> schemas.put(renamed(name), schema));
        document.getComponents().setSchemas(schemas);
        Map<String, Schema> job = properties(schemas, "JobView");
        require(job, "kind").setExamples(List.of(words.kind()));
        require(job, "errors").setExamples(List.of(words.path() + "/" + JobView.EXAMPLE_ID + "/errors"));
        Map<String, Schema> error = properties(schemas, "LineError");
        require(error, "code").setDescription("The kind of refusal: " + codes() + ".");
        require(error, "field").setExamples(List.of(words.field()));
    }

    private String codes() {
        return Stream.concat(COMMON_CODES.stream(), words.codes().stream())
                .map(code -> "`" + code + "`")
                .collect(Collectors.joining(", "));
    }

    private String renamed(String name) {
        return words.names().getOrDefault(name, name);
    }

    private Map<String, Schema> properties(Map<String, Schema> schemas, String name) {
        return require(schemas, renamed(name)).getProperties();
    }

    private static Schema require(Map<String, Schema> schemas, String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }
}
