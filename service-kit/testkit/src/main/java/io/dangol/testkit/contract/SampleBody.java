package io.dangol.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Builds a body that meets its schema as far as the schema tells.
final class SampleBody {
    private static final int DEPTH_MOST = 6;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApiDocument document;

    SampleBody(ApiDocument document) {
        this.document = document;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, DEPTH_MOST);
    }

    private JsonNode of(JsonNode reference, int depthLeft) {
        JsonNode schema = document.resolve(reference);
        if (schema.path("examples").has(0)) {
            return schema.path("examples").get(0).deepCopy();
        }
        if (schema.has("example")) {
            return schema.get("example").deepCopy();
        }
        if (schema.path("enum").has(0)) {
            return schema.path("enum").get(0);
        }
        for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(choice).has(0)) {
                return of(schema.path(choice).get(0), depthLeft);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depthLeft);
            case "array" -> array(schema, depthLeft);
            case "integer" -> NODES.numberNode(schema.path("minimum").asLong(1));
            case "number" -> NODES.numberNode(schema.path("minimum").asDouble(1));
            case "boolean" -> NODES.booleanNode(true);
            case "string" -> NODES.textNode(text(schema));
            default -> NODES.objectNode();
        };
    }

    /// The first type that is not `null`; `object` without one.
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (!each.asText().equals("null")) {
                    return each.asText();
                }
            }
        }
        return type.asText("object");
    }

    private JsonNode object(JsonNode schema, int depthLeft) {
        ObjectNode object = NODES.objectNode();
        if (depthLeft > 0) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), of(property.getValue(), depthLeft - 1)));
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depthLeft) {
        return depthLeft > 0 ? NODES.arrayNode().add(of(schema.path("items"), depthLeft - 1)) : NODES.arrayNode();
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText("")) {
            case "date" -> "2026-11-21";
            case "date-time" -> "2026-11-21T09:30:00Z";
            case "duration" -> "PT1H";
            case "uuid" -> "01936d5e-0000-7000-8000-000000000000";
            case "uri" -> "https://example.com/";
            default -> "sample";
        };
    }
}
