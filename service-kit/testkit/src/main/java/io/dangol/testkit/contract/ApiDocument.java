package io.dangol.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dangol.testkit.contract.ApiOperation.Example;
import io.dangol.testkit.contract.ApiOperation.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An OpenAPI document as a service serves it.
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /// The security scheme of tokens; others, such as signatures, need none.
    private static final String TOKEN = "bearer";
    /// An operation that names no role is tried with each.
    private static final Set<String> ALL_ROLES =
            Set.of("agent", "marketer", "analyst", "operator", "service", "partner", "customer");

    private final JsonNode root;

    ApiDocument(byte[] json) {
        try {
            this.root = new ObjectMapper().readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException("the OpenAPI document is not JSON", failure);
        }
    }

    List<ApiOperation> operations() {
        List<ApiOperation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> operation(method.getKey(), path.getKey(), method.getValue()))
                        .forEach(operations::add));
        if (operations.isEmpty()) {
            throw new AssertionError("the OpenAPI document has no operations");
        }
        return operations;
    }

    /// The methods of each path, in upper case.
    Map<String, Set<String>> methods() {
        return operations().stream()
                .collect(Collectors.groupingBy(
                        ApiOperation::path,
                        Collectors.mapping(ApiOperation::method, Collectors.toCollection(TreeSet::new))));
    }

    /// The node that a reference leads to, or the node itself.
    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = root.at(resolved.get("$ref").asText().substring(1));
        }
        return resolved;
    }

    private ApiOperation operation(String method, String path, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        addParameters(parameters, root.path("paths").path(path).path("parameters"));
        addParameters(parameters, node.path("parameters"));
        JsonNode body = resolve(node.path("requestBody"));
        String contentType = body.path("content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                roles(node.path("security")),
                List.copyOf(parameters),
                contentType,
                body.path("required").asBoolean(),
                bodySchema(body, contentType),
                examples(body),
                statuses(node.path("responses")));
    }

    private void addParameters(List<Parameter> parameters, JsonNode list) {
        for (JsonNode each : list) {
            JsonNode parameter = resolve(each);
            parameters.add(new Parameter(
                    parameter.path("name").asText(), parameter.path("in").asText(), resolve(parameter.path("schema"))));
        }
    }

    private @Nullable JsonNode bodySchema(JsonNode body, @Nullable String contentType) {
        return contentType == null || !contentType.endsWith("json")
                ? null
                : resolve(body.path("content").path(contentType).path("schema"));
    }

    private static List<Example> examples(JsonNode body) {
        List<Example> examples = new ArrayList<>();
        body.path("content").properties().forEach(content -> {
            if (content.getValue().has("example")) {
                examples.add(new Example(content.getKey(), content.getValue().get("example")));
            }
            content.getValue()
                    .path("examples")
                    .forEach(example -> examples.add(new Example(content.getKey(), example.path("value"))));
        });
        return List.copyOf(examples);
    }

    private static Set<Integer> statuses(JsonNode responses) {
        return responses.properties().stream()
                .map(Map.Entry::getKey)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private static Set<String> roles(JsonNode security) {
        if (security instanceof MissingNode) {
            return ALL_ROLES;
        }
        Set<String> roles = new TreeSet<>();
        boolean token = false;
        for (JsonNode requirement : security) {
            token |= requirement.has(TOKEN);
            requirement.path(TOKEN).forEach(role -> roles.add(role.asText()));
        }
        return roles.isEmpty() && token ? ALL_ROLES : roles;
    }
}
