package io.dangol.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The broken bodies of an operation: JSON that is none, JSON of another shape, and each field with values that it
/// cannot have.
final class BrokenBodies {
    private static final int NESTING = 1_000;
    private static final int TEXT_LENGTH = 70_000;
    /// Refused whatever a service thinks of the headers that come with it.
    private static final byte[] HALF = "{".getBytes(UTF_8);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApiDocument document;
    private final String target;
    private final List<BrokenRequest> broken = new ArrayList<>();

    private BrokenBodies(ApiDocument document, String target) {
        this.document = document;
        this.target = target;
    }

    static List<BrokenRequest> of(ApiDocument document, ApiOperation operation, String target) {
        BrokenBodies bodies = new BrokenBodies(document, target);
        JsonNode schema = operation.bodySchema();
        if (schema != null) {
            bodies.addShapes(operation, new SampleBody(document).of(schema));
            bodies.addFields(schema);
        } else if (operation.contentType() != null) {
            bodies.addStreams();
        }
        return bodies.broken;
    }

    private void addShapes(ApiOperation operation, JsonNode sample) {
        if (operation.bodyRequired()) {
            add("an empty body", "");
            add("a body null", "null");
        }
        add("a text for an object", "\"text\"");
        add("an array for an object", "[]");
        add("half an object", "{");
        add("an object and more", sample + "}");
        add("a field twice", "{\"a\":1,\"a\":2}");
        add("deep nesting", "{\"a\":" + "[".repeat(NESTING) + "]".repeat(NESTING) + "}");
        broken.add(request("bytes that are no UTF-8").with(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));
        for (String type :
                new String[] {"garbage", "text/plain", "application/", "application/json;charset=nonsense"}) {
            broken.add(
                    request("content type " + type).with("Content-Type", type).with(HALF));
        }
        broken.add(request("no content type").with("Content-Type", "").with(HALF));
        broken.add(request("gzip that is none").with("Content-Encoding", "gzip").with(HALF));
        if (sample instanceof ObjectNode object) {
            add("an unknown field", object.deepCopy().put("colour", "red").toString());
        }
    }

    private void addFields(JsonNode schema) {
        JsonNode sample = new SampleBody(document).of(schema);
        if (sample instanceof ObjectNode object) {
            addFields(schema, object, object);
        }
    }

    /// Breaks one field after the other of `part`, which is somewhere inside `whole`.
    private void addFields(JsonNode schema, ObjectNode whole, ObjectNode part) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode fieldSchema = document.resolve(property.getValue());
            String name = property.getKey();
            JsonNode valid = part.path(name);
            addValues(fieldSchema, name, whole, part);
            if (valid instanceof ObjectNode inner) {
                addFields(fieldSchema, whole, inner);
            } else if (valid instanceof ArrayNode list && list.path(0) instanceof ObjectNode inner) {
                addFields(document.resolve(fieldSchema.path("items")), whole, inner);
            }
        }
    }

    private void addValues(JsonNode schema, String name, ObjectNode whole, ObjectNode part) {
        if (schema.has("anyOf") || schema.has("oneOf") || !schema.has("type")) {
            return;
        }
        switch (SampleBody.type(schema)) {
            case "string" -> addTexts(schema, name, whole, part);
            case "integer", "number" -> addNumbers(name, whole, part);
            case "boolean" -> field(name, NODES.textNode("yes"), true, whole, part);
            case "array" -> {
                field(name, NODES.textNode("text"), true, whole, part);
                field(name, NODES.arrayNode().addNull(), false, whole, part);
            }
            default -> field(name, NODES.textNode("text"), true, whole, part);
        }
    }

    private void addTexts(JsonNode schema, String name, ObjectNode whole, ObjectNode part) {
        field(name, NODES.numberNode(7), true, whole, part);
        field(name, NODES.textNode("a\u0000b"), true, whole, part);
        field(name, NODES.textNode(""), false, whole, part);
        field(name, NODES.textNode("x".repeat(TEXT_LENGTH)), schema.has("maxLength"), whole, part);
        if (schema.path("format").asText("").startsWith("date")) {
            field(name, NODES.textNode("2026-13-45"), true, whole, part);
            field(name, NODES.textNode("+1000000000-01-01T00:00:00Z"), false, whole, part);
            field(name, NODES.textNode("+999999999-01-01"), false, whole, part);
            field(name, NODES.textNode("-999999999-01-01T00:00:00Z"), false, whole, part);
        }
    }

    private void addNumbers(String name, ObjectNode whole, ObjectNode part) {
        field(name, NODES.textNode("7"), true, whole, part);
        field(name, NODES.numberNode(Long.MAX_VALUE), false, whole, part);
        field(name, NODES.numberNode(Long.MIN_VALUE), false, whole, part);
        field(name, NODES.numberNode(1e300), false, whole, part);
    }

    private void field(String name, JsonNode value, boolean refused, ObjectNode whole, ObjectNode part) {
        JsonNode valid = part.get(name);
        part.set(name, value);
        String text = value.toString();
        BrokenRequest request = request("field " + name + " = " + text.substring(0, Math.min(30, text.length())))
                .with(whole.toString().getBytes(UTF_8));
        broken.add(refused ? request : request.perhaps());
        if (valid == null) {
            part.remove(name);
        } else {
            part.set(name, valid);
        }
    }

    /// Bodies of many records, of which a broken one is reported and does not refuse the request.
    private void addStreams() {
        for (String line :
                new String[] {"null", "[]", "\"text\"", "{", "{}", "\u0000", "\u00ff", "a,b\n\"c", "", "\n\n"}) {
            broken.add(request("a line " + line)
                    .with((line + "\n").getBytes(ISO_8859_1))
                    .perhaps());
        }
        broken.add(request("no content type").with("Content-Type", "").with("{}\n".getBytes(UTF_8)));
        broken.add(request("a content type of garbage")
                .with("Content-Type", "garbage")
                .with("{}\n".getBytes(UTF_8)));
    }

    private void add(String flaw, String body) {
        broken.add(request(flaw).with(body.getBytes(UTF_8)));
    }

    private BrokenRequest request(String flaw) {
        return BrokenRequest.target(flaw, target);
    }
}
