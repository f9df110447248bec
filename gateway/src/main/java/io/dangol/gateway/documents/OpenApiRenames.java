package io.dangol.gateway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names of one OpenAPI document that must change before it joins another.
final class OpenApiRenames {
    private static final String COMPONENTS = "#/components/";
    private static final String SCHEMAS = "schemas";
    private static final String SECURITY_SCHEMES = "securitySchemes";

    private final String prefix;
    /// Keyed by kind and name, such as `schemas/Money`.
    private final Map<String, String> components = new HashMap<>();
    private final Map<String, String> operationIds = new HashMap<>();

    private OpenApiRenames(String name) {
        this.prefix = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// Finds what clashes. A component with the same text as its namesake still differs from it if something it
    /// refers to does, hence the repetition until nothing more changes.
    static OpenApiRenames between(String name, ObjectNode known, Set<String> takenOperationIds, ObjectNode document) {
        OpenApiRenames renames = new OpenApiRenames(name);
        renames.collectOperations(takenOperationIds, document);
        boolean changed = true;
        while (changed) {
            changed = renames.collectComponents(known.path("components"), document);
        }
        return renames;
    }

    /// The document with the new names and with all references following them.
    ObjectNode apply(ObjectNode document) {
        ObjectNode renamed = (ObjectNode) rewrite(document);
        if (renamed.get("components") instanceof ObjectNode kinds) {
            ObjectNode moved = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> kind : kinds.properties()) {
                ObjectNode target = moved.withObjectProperty(kind.getKey());
                for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
                    target.set(newName(kind.getKey(), component.getKey()), component.getValue());
                }
            }
            renamed.set("components", moved);
        }
        return renamed;
    }

    private void collectOperations(Set<String> taken, ObjectNode document) {
        for (JsonNode item : document.path("paths")) {
            for (JsonNode member : item) {
                String id = member.path("operationId").asText();
                if (taken.contains(id)) {
                    operationIds.put(
                            id,
                            prefix.toLowerCase(Locale.ROOT)
                                    + id.substring(0, 1).toUpperCase(Locale.ROOT)
                                    + id.substring(1));
                }
            }
        }
    }

    private boolean collectComponents(JsonNode known, ObjectNode document) {
        boolean changed = false;
        for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
            for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
                JsonNode namesake = known.path(kind.getKey()).get(component.getKey());
                String key = kind.getKey() + "/" + component.getKey();
                boolean clashes = namesake != null && !namesake.equals(rewrite(component.getValue()));
                if (clashes && !components.containsKey(key)) {
                    components.put(key, freeName(known.path(kind.getKey()), kind.getValue(), component.getKey()));
                    changed = true;
                }
            }
        }
        return changed;
    }

    private String freeName(JsonNode known, JsonNode own, String name) {
        String candidate = prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        while (known.has(candidate) || own.has(candidate)) {
            candidate += "_";
        }
        return candidate;
    }

    private String newName(String kind, String name) {
        return components.getOrDefault(kind + "/" + name, name);
    }

    private JsonNode rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), rewriteField(field.getKey(), field.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(rewrite(element)));
            return copy;
        }
        return node;
    }

    private JsonNode rewriteField(String field, JsonNode value) {
        if (field.equals("$ref") && value.isTextual()) {
            return TextNode.valueOf(newReference(value.asText()));
        }
        if (field.equals("operationId") && value.isTextual()) {
            return TextNode.valueOf(operationIds.getOrDefault(value.asText(), value.asText()));
        }
        if (field.equals("discriminator") && value.path("mapping") instanceof ObjectNode mapping) {
            return ((ObjectNode) value.deepCopy()).set("mapping", newMapping(mapping));
        }
        if (field.equals("security") && value instanceof ArrayNode requirements) {
            return newRequirements(requirements);
        }
        return rewrite(value);
    }

    private String newReference(String reference) {
        if (!reference.startsWith(COMPONENTS)) {
            return reference;
        }
        String[] parts = reference.substring(COMPONENTS.length()).split("/", 3);
        if (parts.length < 2) {
            return reference;
        }
        String rest = parts.length == 3 ? "/" + parts[2] : "";
        return COMPONENTS + parts[0] + "/" + newName(parts[0], parts[1]) + rest;
    }

    private ObjectNode newMapping(ObjectNode mapping) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
            String target = entry.getValue().asText();
            copy.put(entry.getKey(), target.startsWith("#") ? newReference(target) : newName(SCHEMAS, target));
        }
        return copy;
    }

    private ArrayNode newRequirements(ArrayNode requirements) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        for (JsonNode requirement : requirements) {
            ObjectNode renamed = copy.addObject();
            for (Map.Entry<String, JsonNode> scheme : requirement.properties()) {
                renamed.set(newName(SECURITY_SCHEMES, scheme.getKey()), scheme.getValue());
            }
        }
        return copy;
    }
}
