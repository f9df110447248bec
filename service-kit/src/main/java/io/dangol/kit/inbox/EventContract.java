package io.dangol.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.web.StorableText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What every consumer of a type checks of its data: the published JSON Schema, so that all of them take
/// the same events. Fields that the schema does not name are ignored at every level, and values of an
/// enumeration that it does not name are taken: only a consumer that needs such a value can tell what to do
/// without it.
///
/// It knows the part of JSON Schema that the published schemas use, and refuses a schema that uses more. Beyond the
/// schema, a moment lies between 1970 and 2100, a day between 1900 and 2100, and no text has control characters.
final class EventContract {
    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$defs", "title", "description", "examples", "required", "deprecated");
    private static final Pattern ID_PATTERN = Pattern.compile("\\^\\(?([a-z|]+)\\)?_\\[.*");
    private static final int ENUMERATION_LENGTH_MOST = 40;
    private static final String TEXT = "a text without control characters";

    private final Rule rule;

    private EventContract(Rule rule) {
        this.rule = rule;
    }

    @FunctionalInterface
    private interface Rule {
        void check(String path, JsonNode value);
    }

    /// @throws IllegalArgumentException if the schema uses what is not known here
    static EventContract of(JsonNode schema) {
        return new EventContract(compile(schema, schema));
    }

    /// @throws UnacceptableEvent that names the first field that is not what it must be
    void check(JsonNode data) {
        rule.check("", data);
    }

    private static Rule compile(JsonNode schema, JsonNode root) {
        List<Rule> rules = new ArrayList<>();
        if (schema.has("type")) {
            rules.add(type(schema.path("type").asText()));
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
                case "type" -> {}
                case "$ref" -> rules.add(compile(root.at(value.asText().replaceFirst("^#", "")), root));
                case "properties" -> rules.add(properties(schema, root));
                case "items" -> rules.add(items(compile(value, root)));
                case "enum" -> rules.add(openEnumeration());
                case "const" -> rules.add(oneOf(List.of(value)));
                case "not" -> rules.add(not(value));
                case "anyOf" -> rules.add(anyOf(value));
                case "pattern" -> rules.add(pattern(schema, value.asText()));
                case "format" -> rules.add(format(schema, value.asText()));
                case "minimum" -> rules.add(minimum(value.decimalValue()));
                case "maximum" -> rules.add(maximum(value.decimalValue()));
                case "minLength" -> rules.add(length(value.asInt(), Integer.MAX_VALUE));
                case "maxLength" -> rules.add(length(0, value.asInt()));
                case "minItems" -> rules.add(size(value.asInt(), Integer.MAX_VALUE));
                case "maxItems" -> rules.add(size(0, value.asInt()));
                case "uniqueItems" -> rules.add(EventContract::unique);
                case String other -> {
                    if (!ANNOTATIONS.contains(other)) {
                        throw new IllegalArgumentException("consumers cannot check the keyword " + other);
                    }
                }
            }
        }
        return (path, value) -> rules.forEach(rule -> rule.check(path, value));
    }

    private static Rule type(String type) {
        return switch (type) {
            case "object" -> expect("an object", JsonNode::isObject);
            case "array" -> expect("an array", JsonNode::isArray);
            case "boolean" -> expect("true or false", JsonNode::isBoolean);
            case "number" -> expect("a number", JsonNode::isNumber);
            case "integer" -> expect("a whole number", value -> value.isIntegralNumber() && value.canConvertToLong());
            case "string" -> expect(TEXT, EventContract::isText);
            case String other -> throw new IllegalArgumentException("consumers cannot check the type " + other);
        };
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual()
                && StorableText.isStorable(value.textValue())
                && !StorableText.hasControl(value.textValue());
    }

    private static Rule properties(JsonNode schema, JsonNode root) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Map<String, Rule> rules = schema.path("properties").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, property -> compile(property.getValue(), root)));
        return (path, value) -> rules.forEach((name, rule) -> {
            JsonNode field = value.path(name);
            if (!field.isMissingNode() || required.contains(name)) {
                rule.check(path.isEmpty() ? name : path + "." + name, field);
            }
        });
    }

    private static Rule items(Rule rule) {
        return (path, value) -> {
            for (int index = 0; index < value.size(); index++) {
                rule.check(path + "[" + index + "]", value.path(index));
            }
        };
    }

    /// A publisher may add values. A consumer that needs to know the value refuses by itself those that it does not
    /// know.
    private static Rule openEnumeration() {
        return expect(
                "a text of 1 to " + ENUMERATION_LENGTH_MOST + " characters without control characters",
                value -> isText(value)
                        && !value.textValue().isEmpty()
                        && value.textValue().length() <= ENUMERATION_LENGTH_MOST);
    }

    private static Rule oneOf(List<JsonNode> allowed) {
        String must = (allowed.size() == 1 ? "" : "one of ")
                + allowed.stream().map(JsonNode::asText).collect(Collectors.joining(", "));
        return expect(must, value -> allowed.stream().anyMatch(one -> equal(one, value)));
    }

    private static Rule not(JsonNode schema) {
        if (schema.size() != 1 || !schema.has("const")) {
            throw new IllegalArgumentException("consumers can check of `not` only `const`");
        }
        JsonNode refused = schema.path("const");
        return expect("other than " + refused.asText(), value -> !equal(refused, value));
    }

    /// Alternatives of required fields; a refusal names the first that the first alternative lacks.
    private static Rule anyOf(JsonNode alternatives) {
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("`anyOf` needs an alternative");
        }
        List<List<String>> sets = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            if (alternative.size() != 1 || !alternative.has("required")) {
                throw new IllegalArgumentException("consumers can check of `anyOf` only `required`");
            }
            sets.add(StreamSupport.stream(alternative.path("required").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList());
        }
        return (path, value) -> {
            if (sets.stream().noneMatch(set -> set.stream().allMatch(value::has))) {
                String missing = sets.getFirst().stream()
                        .filter(name -> !value.has(name))
                        .findFirst()
                        .orElseThrow();
                throw UnacceptableEvent.field(
                        path.isEmpty() ? missing : path + "." + missing, "there", Found.in(value.path(missing)));
            }
        };
    }

    private static boolean equal(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static Rule pattern(JsonNode schema, String pattern) {
        requireText(schema);
        // As in ECMA's regular expressions, \s is all of Unicode's white space.
        Pattern form = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
        Matcher id = ID_PATTERN.matcher(pattern);
        String must = id.matches()
                ? "an id that begins with " + id.group(1).replace("|", "_, ") + "_"
                : "a text like " + schema.path("examples").path(0).asText() + " ("
                        + schema.path("description").asText().replaceFirst("\\.$", "") + ")";
        return expect(must, value -> form.matcher(value.textValue()).find());
    }

    private static Rule format(JsonNode schema, String format) {
        requireText(schema);
        return switch (format) {
            case "date-time" ->
                expect(
                        Moments.MOMENT,
                        value -> Moments.moment(value.textValue()).isPresent());
            case "date" -> expect(Moments.DAY, value -> Moments.isDay(value.textValue()));
            case String other -> throw new IllegalArgumentException("consumers cannot check the format " + other);
        };
    }

    private static void requireText(JsonNode schema) {
        if (!schema.path("type").asText().equals("string")) {
            throw new IllegalArgumentException("consumers can check a form only of a text");
        }
    }

    private static Rule minimum(BigDecimal least) {
        return expect(
                "at least " + least.toPlainString(),
                value -> value.decimalValue().compareTo(least) >= 0);
    }

    private static Rule maximum(BigDecimal most) {
        return expect(
                "at most " + most.toPlainString(), value -> value.decimalValue().compareTo(most) <= 0);
    }

    private static Rule length(int least, int most) {
        return expect(range(least, most, "a text of", "characters"), value -> {
            int length = value.textValue().codePointCount(0, value.textValue().length());
            return length >= least && length <= most;
        });
    }

    private static Rule size(int least, int most) {
        return expect(
                range(least, most, "an array of", "items"), value -> value.size() >= least && value.size() <= most);
    }

    private static String range(int least, int most, String what, String unit) {
        return most == Integer.MAX_VALUE
                ? what + " at least " + least + " " + unit
                : what + " at most " + most + " " + unit;
    }

    private static void unique(String path, JsonNode array) {
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode item : array) {
            if (!seen.add(item)) {
                throw UnacceptableEvent.field(path, "an array of different items", "one of them comes twice");
            }
        }
    }

    private static Rule expect(String must, java.util.function.Predicate<JsonNode> holds) {
        return (path, value) -> {
            if (!holds.test(value)) {
                throw UnacceptableEvent.field(path.isEmpty() ? "the data" : path, must, Found.in(value));
            }
        };
    }
}
