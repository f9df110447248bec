package io.dangol.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/// Completes a service's OpenAPI document with what the code says already and nobody should write twice: roles,
/// problems, headers and parameters that all operations share, which fields are always there, the form of a merge
/// patch, and an example of every body.
///
/// A resource says what is its own: `operationId`, summary, tags, what its answers mean, and the statuses that only it
/// has. It runs after the service's own filters.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = ApiDocument.AFTER_THE_SERVICES_OWN)
public final class ApiDocument implements OASFilter {
    static final int AFTER_THE_SERVICES_OWN = 0;

    private final Endpoints endpoints;
    private final RecordSchemas records;

    /// @param index the classes of the service and of the kit
    public ApiDocument(IndexView index) {
        this.endpoints = Endpoints.of(index);
        this.records = RecordSchemas.of(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Answers.complete(document, endpoints);
        StandardProblems.define(document);
        records.complete(document);
        SchemaNames.tidy(document);
        MergePatchSchemas.derive(document, endpoints);
        StandardParameters.define(document.getComponents());
        StandardHeaders headers = StandardHeaders.of(document, endpoints);
        StandardSecurity.define(document);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    Endpoint endpoint = endpoints.of(operation);
                    StandardSecurity.require(operation, endpoint);
                    StandardParameters.share(method, operation, endpoint);
                    StandardProblems.add(method, path, operation, endpoint);
                    headers.add(operation, endpoint);
                }));
        Limits.complete(document);
        UnusedComponents.remove(document);
        Examples.compose(document);
    }
}
