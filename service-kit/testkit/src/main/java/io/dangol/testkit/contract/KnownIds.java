package io.dangol.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Fills the parameters of paths with ids of things that are there, which it finds in the lists of the service.
final class KnownIds {
    private static final String NOBODY = "xyz_00000000000000000000000000";

    private static final Pattern ID = Pattern.compile("([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}");

    private final ApiClient client;
    private final Map<String, ApiOperation> reads;
    private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();
    private final Map<String, String> prefixes = new ConcurrentHashMap<>();

    KnownIds(ApiClient client, List<ApiOperation> operations) {
        this.client = client;
        this.reads = operations.stream()
                .filter(ApiOperation::isRead)
                .collect(Collectors.toMap(ApiOperation::path, read -> read));
    }

    /// The path with the ids of things that are there, as far as the caller or another role sees some.
    String path(String template, String role) {
        return path(template, role, "", "");
    }

    /// The same with one parameter's own value.
    String path(String template, String role, String parameter, String value) {
        StringBuilder path = new StringBuilder();
        StringBuilder prefix = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            String filled = segment;
            if (segment.equals("{" + parameter + "}")) {
                filled = value;
            } else if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1);
                filled = id(prefix.toString(), path.toString(), name, role).orElse(NOBODY);
            }
            path.append('/').append(filled);
            prefix.append('/').append(segment);
        }
        return path.toString();
    }

    /// The path with an id of the right form in place of one parameter, which nothing has.
    String unknown(String template, String role, String parameter) {
        String known = path(template, role);
        int index = List.of(template.split("/", -1)).indexOf("{" + parameter + "}");
        String value = known.split("/", -1)[index];
        int prefix = value.indexOf('_') + 1;
        return path(template, role, parameter, value.substring(0, prefix) + "0".repeat(26));
    }

    /// The text with every id in it replaced by that of a thing of its kind that is there, if there is one.
    String known(String text) {
        return ID.matcher(text).replaceAll(match -> byPrefix().getOrDefault(match.group(1), match.group()));
    }

    private Map<String, String> byPrefix() {
        if (prefixes.isEmpty()) {
            prefixes.put("", "");
            reads.values().stream()
                    .filter(read -> !read.path().contains("{"))
                    .map(read -> client.get(anyRole(read), read.path()).json())
                    .flatMap(answer -> answer.path("items").path(0).properties().stream())
                    .map(field -> ID.matcher(field.getValue().asText()))
                    .filter(Matcher::matches)
                    .forEach(id -> prefixes.putIfAbsent(id.group(1), id.group()));
        }
        return prefixes;
    }

    private Optional<String> id(String listTemplate, String list, String name, String role) {
        ApiOperation read = reads.get(listTemplate);
        if (read == null || listTemplate.isEmpty()) {
            return Optional.empty();
        }
        return found.computeIfAbsent(list + " " + role, key -> find(read, list, name, role));
    }

    private Optional<String> find(ApiOperation read, String list, String name, String role) {
        ApiClient.Answer answer = client.get(read.roles().contains(role) ? role : anyRole(read), list);
        JsonNode first = answer.json().path("items").path(0);
        return List.of(name, "id", "number").stream()
                .map(field -> first.path(field).asText(""))
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static String anyRole(ApiOperation read) {
        return read.roles().contains("operator")
                ? "operator"
                : read.roles().stream().findFirst().orElse("");
    }
}
