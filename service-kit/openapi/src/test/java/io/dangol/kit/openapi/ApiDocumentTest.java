package io.dangol.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.Index;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private final OpenAPI document = createOpenAPI();

    @BeforeEach
    void completeADocument() throws IOException {
        document.setComponents(createComponents()
                .addSchema("TeaView", object("id", "name", "note", "hot"))
                .addSchema("TeaForm", object("name", "note", "grower", "strong"))
                .addSchema("PageTeaView", page("TeaView"))
                .addSchema("Forgotten", object("nothing")));
        document.setPaths(createPaths()
                .addPathItem(
                        "/v1/teas/{id}",
                        createPathItem()
                                .GET(operation("getTea", "200", "TeaView").addParameter(path("id")))
                                .PATCH(operation("changeTea", "200", "TeaView")
                                        .addParameter(path("id"))
                                        .addParameter(header("If-Match"))))
                .addPathItem(
                        "/v1/teas/{id}/brew",
                        createPathItem()
                                .POST(createOperation()
                                        .operationId("brewTea")
                                        .addParameter(path("id"))
                                        .responses(createAPIResponses()
                                                .addAPIResponse(
                                                        "200",
                                                        createAPIResponse().description("OK")))))
                .addPathItem(
                        "/v1/teas",
                        createPathItem()
                                .GET(operation("listTeas", "200", "PageTeaView")
                                        .addParameter(query("limit"))
                                        .addParameter(query("growerId"))
                                        .addParameter(query("orderId"))
                                        .addParameter(header("Tea-Signature")))
                                .POST(operation("makeTea", "201", "TeaView")
                                        .requestBody(createRequestBody()
                                                .content(createContent()
                                                        .addMediaType(
                                                                "application/json",
                                                                createMediaType()
                                                                        .schema(reference("TeaForm"))))))));
        new ApiDocument(index()).filterOpenAPI(document);
    }

    @Test
    void aSchemaIsNamedByWhatItIs() {
        assertThat(schemas()).containsKeys("Tea", "TeaPage", "TeaForm", "TeaPatch");
        assertThat(schemas()).doesNotContainKeys("TeaView", "PageTeaView");
    }

    @Test
    void whatNobodyRefersToIsLeftOut() {
        assertThat(schemas()).doesNotContainKey("Forgotten");
        assertThat(document.getComponents().getResponses()).doesNotContainKey("TooManyRequests");
    }

    @Test
    void whatCannotBeNullIsAlwaysThereInAnAnswer() {
        assertThat(schema("Tea").getRequired()).containsExactlyInAnyOrder("id", "name", "hot");
    }

    @Test
    void aMethodOfAFormIsNoField() {
        assertThat(schema("TeaForm").getProperties()).containsOnlyKeys("name", "note", "grower");
    }

    @Test
    void aPatchRequiresNothingAndTakesAwayWhatMayBeAbsent() {
        Schema patch = schema("TeaPatch");

        assertThat(patch.getRequired()).isNull();
        assertThat(patch.getProperties()).containsOnlyKeys("name", "note");
        assertThat(patch.getProperties().get("note").getType()).contains(SchemaType.NULL);
        assertThat(patch.getProperties().get("name").getType()).doesNotContain(SchemaType.NULL);
        assertThat(schema("TeaForm").getProperties().get("note").getType()).doesNotContain(SchemaType.NULL);
    }

    @Test
    void anOperationNamesItsRoles() {
        assertThat(operation("/v1/teas", HttpMethod.POST)
                        .getSecurity()
                        .getFirst()
                        .getScheme("bearer"))
                .containsExactly("agent", "operator");
        assertThat(operation("/v1/teas", HttpMethod.POST).getDescription())
                .isEqualTo("For the roles `agent`, `operator`.");
        assertThat(operation("/v1/teas", HttpMethod.GET).getSecurity()).isEmpty();
    }

    @Test
    void anOperationTellsOfTheProblemsThatFollowFromWhatItTakes() {
        assertThat(statuses("/v1/teas", HttpMethod.GET)).containsExactlyInAnyOrder("200", "400", "406", "500", "503");
        assertThat(statuses("/v1/teas", HttpMethod.POST))
                .containsExactlyInAnyOrder("201", "400", "401", "403", "406", "409", "413", "415", "422", "500", "503");
        assertThat(statuses("/v1/teas/{id}", HttpMethod.PATCH)).contains("404", "412", "428");
    }

    @Test
    void aVersionedResourceHasItsTagWhereverItIsShown() {
        assertThat(statuses("/v1/teas/{id}", HttpMethod.GET)).contains("304");
        assertThat(headers("/v1/teas/{id}", HttpMethod.GET, "200")).contains("ETag");
        assertThat(headers("/v1/teas/{id}", HttpMethod.PATCH, "200")).contains("ETag");
        assertThat(headers("/v1/teas", HttpMethod.POST, "201")).contains("ETag", "Location", "Idempotency-Replayed");
        assertThat(references("/v1/teas/{id}", HttpMethod.GET)).contains("#/components/parameters/IfNoneMatch");
    }

    @Test
    void sharedParametersAreSharedAndRequiredWhereTheyMustBe() {
        assertThat(references("/v1/teas", HttpMethod.GET)).containsExactly("#/components/parameters/Limit");
        assertThat(references("/v1/teas/{id}", HttpMethod.PATCH)).contains("#/components/parameters/RequiredIfMatch");
        assertThat(references("/v1/teas", HttpMethod.POST)).containsExactly("#/components/parameters/IdempotencyKey");
        assertThat(document.getComponents().getParameters())
                .containsOnlyKeys(
                        "Limit", "IdempotencyKey", "RequiredIdempotencyKey", "IfNoneMatch", "RequiredIfMatch");
    }

    @Test
    void anIdempotentOperationTakesAKeyThatItMayRequire() {
        assertThat(references("/v1/teas/{id}/brew", HttpMethod.POST))
                .containsExactly("#/components/parameters/RequiredIdempotencyKey");
        assertThat(headers("/v1/teas/{id}/brew", HttpMethod.POST, "200")).contains("Idempotency-Replayed");
    }

    @Test
    void anAnswerHasTheBodyThatTheMethodReturns() {
        APIResponse answer =
                operation("/v1/teas/{id}/brew", HttpMethod.POST).getResponses().getAPIResponse("200");

        assertThat(answer.getContent()
                        .getMediaType("application/json")
                        .getSchema()
                        .getRef())
                .isEqualTo("#/components/schemas/Tea");
        assertThat(answer.getHeaders()).containsKey("ETag");
        assertThat(answer.getDescription()).isEqualTo("Done.");
    }

    @Test
    void anOperationThatDescribesOnlyRefusalsStopsTheBuild() throws IOException {
        operation("/v1/teas/{id}/brew", HttpMethod.POST).getResponses().removeAPIResponse("200");
        ApiDocument filter = new ApiDocument(index());

        assertThatThrownBy(() -> filter.filterOpenAPI(document))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("brewTea describes no successful answer");
    }

    @Test
    void anIdOfASourceHasNoFormOfOurs() {
        Schema own = parameter("/v1/teas", "growerId").getSchema();
        Schema theirs = parameter("/v1/teas", "orderId").getSchema();

        assertThat(own.getPattern()).isEqualTo("^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$");
        assertThat(own.getMaxLength()).isEqualTo(30);
        assertThat(theirs.getPattern()).isNull();
        assertThat(theirs.getMaxLength()).isEqualTo(255);
    }

    @Test
    void aHeaderMayBeLongerThanAQuery() {
        assertThat(parameter("/v1/teas", "Tea-Signature").getSchema().getMaxLength())
                .isEqualTo(2_000);
    }

    @Test
    void aBodyHasAnExampleOfItsFields() {
        assertThat(operation("/v1/teas", HttpMethod.POST)
                        .getRequestBody()
                        .getContent()
                        .getMediaType("application/json")
                        .getExample())
                .isEqualTo(Map.of("name", "a name", "note", "a note", "grower", "a grower"));
    }

    @Test
    void twoClassesOfOneSchemaStopTheBuild() throws IOException {
        document.getComponents().addSchema("TeaView", object("other")).addSchema("Tea", object("id"));
        document.getPaths().getPathItem("/v1/teas").getGET().getResponses().removeAPIResponse("503");
        ApiDocument filter = new ApiDocument(index());

        assertThatThrownBy(() -> filter.filterOpenAPI(document))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two classes have the schema Tea");
    }

    @Test
    void anOperationThatSaysNothingOfItsCallersStopsTheBuild() {
        assertThatThrownBy(() -> new ApiDocument(Index.of(Careless.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("says nothing of who may call it");
    }

    static final class TeaResource {
        record TeaView(String id, String name, @Nullable String note, boolean hot) {}

        record TeaForm(
                String name,
                @Nullable String note,
                @GivenOnce String grower) {
            boolean isStrong() {
                return name.isEmpty();
            }
        }

        @Operation(operationId = "getTea")
        @RolesAllowed("agent")
        @Versioned
        void get() {}

        @Operation(operationId = "changeTea")
        @RolesAllowed("agent")
        void change(@PatchOf(TeaForm.class) Object patch) {}

        @Operation(operationId = "listTeas")
        @PermitAll
        void list() {}

        @Operation(operationId = "makeTea")
        @RolesAllowed({"operator", "agent"})
        @Idempotent
        void make() {}

        @Operation(operationId = "brewTea")
        @RolesAllowed("agent")
        @Idempotent(required = true)
        Uni<RestResponse<TeaView>> brew() {
            return Uni.createFrom().nothing();
        }
    }

    static final class Careless {
        @Operation(operationId = "careless")
        void careless() {}
    }

    private static Index index() throws IOException {
        return Index.of(TeaResource.class, TeaResource.TeaView.class, TeaResource.TeaForm.class);
    }

    private Map<String, Schema> schemas() {
        return document.getComponents().getSchemas();
    }

    private Schema schema(String name) {
        assertThat(schemas()).containsKey(name);
        return schemas().get(name);
    }

    private org.eclipse.microprofile.openapi.models.Operation operation(String path, HttpMethod method) {
        return document.getPaths().getPathItem(path).getOperations().get(method);
    }

    private Iterable<String> statuses(String path, HttpMethod method) {
        return operation(path, method).getResponses().getAPIResponses().keySet();
    }

    private Iterable<String> headers(String path, HttpMethod method, String status) {
        return operation(path, method)
                .getResponses()
                .getAPIResponse(status)
                .getHeaders()
                .keySet();
    }

    private Parameter parameter(String path, String name) {
        return operation(path, HttpMethod.GET).getParameters().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> references(String path, HttpMethod method) {
        return operation(path, method).getParameters().stream()
                .filter(parameter -> parameter.getRef() != null)
                .map(Parameter::getRef)
                .toList();
    }

    private static org.eclipse.microprofile.openapi.models.Operation operation(
            String id, String status, String schema) {
        return createOperation()
                .operationId(id)
                .responses(createAPIResponses()
                        .addAPIResponse(
                                status,
                                createAPIResponse()
                                        .description("It.")
                                        .content(createContent()
                                                .addMediaType(
                                                        "application/json",
                                                        createMediaType().schema(reference(schema))))));
    }

    private static Parameter path(String name) {
        return createParameter().name(name).in(Parameter.In.PATH).required(true).schema(text());
    }

    private static Parameter header(String name) {
        return createParameter().name(name).in(Parameter.In.HEADER).schema(text());
    }

    private static Parameter query(String name) {
        return createParameter().name(name).in(Parameter.In.QUERY).schema(text());
    }

    private static Schema page(String item) {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("items", createSchema().addType(SchemaType.ARRAY).items(reference(item)));
    }

    private static Schema object(String... properties) {
        Schema object = createSchema().addType(SchemaType.OBJECT).addRequired(properties[0]);
        for (String property : properties) {
            object.addProperty(property, text().examples(List.of("a " + property)));
        }
        return object;
    }

    private static Schema reference(String name) {
        return createSchema().ref("#/components/schemas/" + name);
    }

    private static Schema text() {
        return createSchema().addType(SchemaType.STRING);
    }
}
