package io.dangol.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
    private static final String BASE = """
            openapi: 3.1.0
            info: {title: Suite, version: "1"}
            servers: [{url: /}]
            paths: {}
            """;

    private final OpenApiMerge merge = new OpenApiMerge(yaml(BASE));

    @Test
    void pathsTagsAndComponentsOfAllDocumentsAreThere() {
        add("customer", """
                info: {title: Customers}
                servers: [{url: "http://inside:8081"}]
                tags: [{name: Customers}]
                paths: {/v1/customers: {get: {operationId: listCustomers}}}
                components: {schemas: {Customer: {type: object}}}
                """);
        add("loyalty", """
                tags: [{name: Members}, {name: Customers}]
                paths: {/v1/members: {get: {operationId: listMembers}}}
                components: {schemas: {Member: {type: object}}}
                """);

        JsonNode result = merge.result();
        assertThat(result.at("/info/title").asText()).isEqualTo("Suite");
        assertThat(result.at("/servers")).hasSize(1);
        assertThat(result.at("/paths").fieldNames()).toIterable().containsExactly("/v1/customers", "/v1/members");
        assertThat(result.at("/tags").findValuesAsText("name")).containsExactly("Customers", "Members");
        assertThat(result.at("/components/schemas").fieldNames()).toIterable().containsExactly("Customer", "Member");
    }

    @Test
    void identicalComponentsAreShared() {
        String document = "components: {schemas: {Money: {type: object, description: money}}}";
        add("customer", document);
        add("loyalty", document);

        assertThat(merge.result().at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("Money");
    }

    @Test
    void aDifferentNamesakeIsRenamedWithEveryReferenceToIt() {
        add("customer", "components: {schemas: {State: {enum: [a]}}}");
        add("feedback", """
                paths:
                  /v1/cases:
                    get:
                      responses:
                        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Case"}}}}
                components:
                  schemas:
                    State: {enum: [b]}
                    Case:
                      properties: {state: {$ref: "#/components/schemas/State"}}
                      discriminator: {propertyName: state, mapping: {b: "#/components/schemas/State", c: State}}
                """);

        JsonNode schemas = merge.result().at("/components/schemas");
        assertThat(schemas.at("/State/enum/0").asText()).isEqualTo("a");
        assertThat(schemas.at("/FeedbackState/enum/0").asText()).isEqualTo("b");
        assertThat(schemas.at("/Case/properties/state/$ref").asText()).isEqualTo("#/components/schemas/FeedbackState");
        assertThat(schemas.at("/Case/discriminator/mapping/b").asText())
                .isEqualTo("#/components/schemas/FeedbackState");
        assertThat(schemas.at("/Case/discriminator/mapping/c").asText()).isEqualTo("FeedbackState");
    }

    @Test
    void aNamesakeWithTheSameTextStillDiffersIfWhatItRefersToDoes() {
        add("customer", """
                components:
                  schemas:
                    Page: {properties: {items: {items: {$ref: "#/components/schemas/Item"}}}}
                    Item: {type: string}
                """);
        add("loyalty", """
                components:
                  schemas:
                    Page: {properties: {items: {items: {$ref: "#/components/schemas/Item"}}}}
                    Item: {type: integer}
                """);

        JsonNode schemas = merge.result().at("/components/schemas");
        assertThat(schemas.at("/Page/properties/items/items/$ref").asText()).isEqualTo("#/components/schemas/Item");
        assertThat(schemas.at("/LoyaltyPage/properties/items/items/$ref").asText())
                .isEqualTo("#/components/schemas/LoyaltyItem");
    }

    @Test
    void whatADocumentAsksOfAllItsOperationsMovesToEachOfThem() {
        add("customer", """
                security: [{bearer: []}]
                paths:
                  /v1/customers: {get: {summary: a}, post: {security: []}}
                components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
                """);
        add("feedback", """
                security: [{bearer: []}]
                paths: {/v1/cases: {get: {summary: b}}}
                components: {securitySchemes: {bearer: {type: http, scheme: bearer, bearerFormat: JWT}}}
                """);

        JsonNode result = merge.result();
        assertThat(result.has("security")).isFalse();
        assertThat(result.at("/paths/~1v1~1customers/get/security/0").has("bearer"))
                .isTrue();
        assertThat(result.at("/paths/~1v1~1customers/post/security")).isEmpty();
        assertThat(result.at("/paths/~1v1~1cases/get/security/0").has("FeedbackBearer"))
                .isTrue();
    }

    @Test
    void anOperationIdIsUsedOnce() {
        add("customer", "paths: {/v1/customers: {get: {operationId: list}}}");
        add("loyalty", "paths: {/v1/members: {get: {operationId: list}}}");

        assertThat(merge.result().findValuesAsText("operationId")).containsExactly("list", "loyaltyList");
    }

    @Test
    void twoServicesCannotOwnOneOperation() {
        add("customer", "paths: {/v1/me: {get: {summary: a}}}");
        add("feedback", "paths: {/v1/me: {patch: {summary: b}}}");

        assertThat(merge.result().at("/paths/~1v1~1me")).hasSize(2);
        assertThatThrownBy(() -> add("loyalty", "paths: {/v1/me: {get: {summary: c}}}"))
                .hasMessageContaining("/v1/me");
    }

    @Test
    void pathsThatAreNotPublicStayInside() {
        merge.add(
                "customer",
                yaml("paths: {/q/health: {get: {summary: a}}, /v1/customers: {get: {summary: b}}}"),
                path -> path.startsWith("/v1/"));

        assertThat(merge.result().at("/paths").fieldNames()).toIterable().containsExactly("/v1/customers");
    }

    private void add(String name, String document) {
        merge.add(name, yaml(document), path -> true);
    }

    private static ObjectNode yaml(String text) {
        try {
            return new YAMLMapper().readValue(text, ObjectNode.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
