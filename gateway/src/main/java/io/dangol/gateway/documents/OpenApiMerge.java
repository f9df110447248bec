package io.dangol.gateway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Puts OpenAPI documents together into one.
///
/// Components of the same name and content are shared. If the content differs, the later document's gets its
/// document's name in front, and every reference to it follows; the same happens to an `operationId` used twice.
/// A path with the same method in two documents is an error. What a document says for all its operations (`security`)
/// moves to each of them. `servers` and `info` are those of the first document.
final class OpenApiMerge {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode result;
    private final Set<String> operationIds = new HashSet<>();

    /// @param base the first document, whose `openapi`, `info` and `servers` are kept
    OpenApiMerge(ObjectNode base) {
        this.result = base.deepCopy();
        result.withObjectProperty("components");
        result.withObjectProperty("paths");
        result.withArrayProperty("tags");
        rememberOperations(result);
    }

    /// Adds a document.
    ///
    /// @param name where it comes from, such as `customer`
    /// @param document left as it is
    /// @param isPublic which of its paths belong into the result
    void add(String name, ObjectNode document, Predicate<String> isPublic) {
        OpenApiRenames renames = OpenApiRenames.between(name, result, operationIds, document);
        ObjectNode renamed = renames.apply(document);
        addComponents(renamed);
        addTags(renamed);
        addPaths(name, renamed, isPublic);
        rememberOperations(renamed);
    }

    /// The document so far.
    ObjectNode result() {
        return result.deepCopy();
    }

    private void addComponents(ObjectNode document) {
        for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
            ObjectNode known = result.withObjectProperty("components").withObjectProperty(kind.getKey());
            for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
                known.set(component.getKey(), component.getValue());
            }
        }
    }

    private void addTags(ObjectNode document) {
        ArrayNode known = result.withArrayProperty("tags");
        Set<String> names = new HashSet<>();
        known.forEach(tag -> names.add(tag.path("name").asText()));
        for (JsonNode tag : document.path("tags")) {
            if (names.add(tag.path("name").asText())) {
                known.add(tag);
            }
        }
    }

    private void addPaths(String name, ObjectNode document, Predicate<String> isPublic) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (isPublic.test(path.getKey())) {
                ObjectNode item = (ObjectNode) path.getValue();
                item.remove("servers");
                spreadSecurity(document, item);
                addPath(name, path.getKey(), item);
            }
        }
    }

    private static void spreadSecurity(ObjectNode document, ObjectNode item) {
        JsonNode security = document.get("security");
        for (Map.Entry<String, JsonNode> member : item.properties()) {
            boolean operation = METHODS.contains(member.getKey());
            if (operation && security != null && !member.getValue().has("security")) {
                ((ObjectNode) member.getValue()).set("security", security.deepCopy());
            }
        }
    }

    private void addPath(String name, String path, ObjectNode item) {
        ObjectNode known = result.withObjectProperty("paths").withObjectProperty(path);
        for (Map.Entry<String, JsonNode> member : item.properties()) {
            JsonNode before = known.get(member.getKey());
            if (before != null && !before.equals(member.getValue())) {
                throw new IllegalArgumentException(
                        name + " documents " + member.getKey() + " of " + path + " differently than another");
            }
            known.set(member.getKey(), member.getValue());
        }
    }

    private void rememberOperations(ObjectNode document) {
        for (JsonNode item : document.path("paths")) {
            for (JsonNode member : item) {
                if (member.has("operationId")) {
                    operationIds.add(member.path("operationId").asText());
                }
            }
        }
    }
}
