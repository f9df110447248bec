package io.dangol.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An operation of an OpenAPI document, with its references resolved.
///
/// @param method in upper case
/// @param path with parameters in braces
/// @param roles whose tokens the operation accepts; empty where it needs no token
/// @param contentType of its request body; null without one
/// @param bodySchema of a JSON body; null for other bodies
/// @param examples of its request body
/// @param statuses that it is documented to answer with
record ApiOperation(
        String method,
        String path,
        Set<String> roles,
        List<Parameter> parameters,
        @Nullable String contentType,
        boolean bodyRequired,
        @Nullable JsonNode bodySchema,
        List<Example> examples,
        Set<Integer> statuses) {

    /// @param in `query`, `path` or `header`
    record Parameter(String name, String in, JsonNode schema) {}

    /// @param contentType of the body
    /// @param value JSON; a text where the body is none
    record Example(String contentType, JsonNode value) {
        /// What is sent.
        String text() {
            String text = value.isTextual() ? value.asText() : value.toString();
            return contentType.endsWith("ndjson") ? text + "\n" : text;
        }
    }

    List<Parameter> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }

    boolean hasParameter(String in, String name) {
        return parameters(in).stream().anyMatch(parameter -> parameter.name().equalsIgnoreCase(name));
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /// Whether it answers with a page of a list, by its parameters.
    boolean isList() {
        return isRead() && (hasParameter("query", "cursor") || hasParameter("query", "count"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
