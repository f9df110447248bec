package io.dangol.testkit;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Examples of an event type that every consumer of it takes, and others that every one refuses, all of them made from
/// the recorded example in `events/`: so that consumers agree on what happened.
public final class EventExamples {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUL = "a\0b";
    private static final Set<String> NOT_NEGATIVE = Set.of("points", "quantity", "score", "compensationPoints");
    /// Numbers that are negative where something is taken back, and prices that are so for a discount.
    private static final Set<String> SIGNED = Set.of("lines[0].quantity", "lines[0].unitPrice.amount");

    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            entry("io.dangol.customer.customer.registered.v1", List.of("customerId", "registeredAt")),
            entry(
                    "io.dangol.customer.purchase.recorded.v1",
                    List.of("purchaseId", "customerId", "source", "orderId", "purchasedAt", "total", "lines")),
            entry(
                    "io.dangol.customer.sale.recorded.v1",
                    List.of("purchaseId", "source", "orderId", "purchasedAt", "total", "lines")),
            entry(
                    "io.dangol.customer.purchase.corrected.v1",
                    List.of(
                            "purchaseId",
                            "source",
                            "orderId",
                            "correctedAt",
                            "purchasedAt",
                            "total",
                            "returnedTotal",
                            "lines",
                            "previous")),
            entry(
                    "io.dangol.customer.purchase.cancelled.v1",
                    List.of("purchaseId", "source", "orderId", "cancelledAt", "purchasedAt", "total")),
            entry(
                    "io.dangol.customer.purchase.returned.v1",
                    List.of("returnId", "purchaseId", "customerId", "returnedAt", "returnedTotal", "purchaseTotal")),
            entry(
                    "io.dangol.customer.sale.returned.v1",
                    List.of("returnId", "purchaseId", "returnedAt", "returnedTotal", "purchaseTotal")),
            entry("io.dangol.customer.credit.recorded.v1", List.of("returnId", "returnedAt", "total", "source")),
            entry(
                    "io.dangol.feedback.feedback.received.v1",
                    List.of("feedbackId", "source", "kind", "channel", "occurredAt")),
            entry(
                    "io.dangol.feedback.response.recorded.v1",
                    List.of("responseId", "metric", "score", "scale", "answeredAt")),
            entry("io.dangol.feedback.case.opened.v1", List.of("caseId", "feedbackId", "openedAt")),
            entry("io.dangol.feedback.case.resolved.v1", List.of("caseId", "openedAt", "resolvedAt")),
            entry(
                    "io.dangol.feedback.compensation.approved.v1",
                    List.of("compensationId", "caseId", "customerId", "points", "approvedAt")),
            entry("io.dangol.feedback.compensation.reversed.v1", List.of("compensationId", "points", "reversedAt")));

    /// Enumerations to which values may be added; those whose value a consumer must know to count it are not among
    /// them.
    private static final Map<String, List<String>> ENUMERATIONS = Map.of(
            "io.dangol.feedback.feedback.received.v1", List.of("kind"),
            "io.dangol.feedback.case.resolved.v1", List.of("remedy"),
            "io.dangol.loyalty.points.earned.v1", List.of("reason"));

    /// Recorded examples beside the usual one; `external` is the form of before identities were hashed.
    private static final Map<String, List<String>> FORMS = Map.of(
            "io.dangol.customer.customer.registered.v1", List.of("external"),
            "io.dangol.feedback.feedback.received.v1", List.of("identity", "external"));

    private final String type;
    private final String file;
    private final List<Example> examples = new ArrayList<>();

    /// One event.
    ///
    /// @param what what is special about it
    /// @param field what a refusal names; empty where the event is taken
    /// @param data the record's value
    public record Example(UUID id, String what, String field, Map<String, String> headers, String data) {
        /// Whether consumers take it.
        public boolean isTaken() {
            return field.isEmpty();
        }
    }

    private EventExamples(String type, String file) {
        this.type = type;
        this.file = file;
    }

    /// The examples of a type.
    public static List<Example> of(String type) {
        List<Example> examples = new ArrayList<>(madeFrom(type, type + ".json"));
        for (String form : FORMS.getOrDefault(type, List.of())) {
            examples.addAll(madeFrom(type, type + "." + form + ".json"));
        }
        return examples;
    }

    /// Events of types that nobody knows yet, among those that a topic may get; the data may be anything.
    ///
    /// @param topic such as `customer.events`
    public static List<Example> unknownTypes(String topic) {
        String prefix = "io.dangol." + topic.replace(".events", "") + ".";
        List<Example> unknown = new ArrayList<>();
        for (String type :
                List.of(prefix + "thing.imagined.v1", prefix + "purchase.recorded.v99", "com.example.other")) {
            EventExamples examples = new EventExamples(type, "");
            examples.add("a type that nobody knows", "", Map.of(), "{\"customerId\":7}");
            examples.add("a type that nobody knows, without JSON", "", Map.of(), "{");
            unknown.addAll(examples.examples);
        }
        return unknown;
    }

    private static List<Example> madeFrom(String type, String file) {
        EventExamples examples = new EventExamples(type, file);
        examples.envelopes();
        examples.additions();
        examples.wrongFields();
        return examples.examples;
    }

    private void envelopes() {
        String data = recorded().toString();
        add("as recorded", "", Map.of(), data);
        add("the first moment", "", Map.of("ce_time", "1970-01-01T00:00:00Z"), data);
        add("the last moment", "", Map.of("ce_time", "2100-12-31T23:59:59.999Z"), data);
        add("an unknown header", "", Map.of("ce_unknown", "1"), data);
        add("another version of CloudEvents", "ce_specversion", Map.of("ce_specversion", "9"), data);
        for (String header : List.of("ce_specversion", "ce_source", "ce_subject", "ce_time")) {
            add("without " + header, header, Map.of(header, ""), data);
        }
        add("a subject with NUL", "ce_subject", Map.of("ce_subject", NUL), data);
        for (String time : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-21T00:00:00", "today")) {
            add("the time " + time, "ce_time", Map.of("ce_time", time), data);
        }
        add("no JSON", "the data", Map.of(), "{\"customerId\":");
        add("no object", "the data", Map.of(), "[]");
    }

    private void additions() {
        ObjectNode added = recorded();
        added.put("addedText", "new").putObject("addedObject").put("deep", 1);
        added.putNull("addedNull");
        add("fields that nobody knows yet", "", Map.of(), added.toString());
        ObjectNode nested = recorded();
        addEverywhere(nested);
        add("fields that nobody knows yet at every level", "", Map.of(), nested.toString());
        ENUMERATIONS.getOrDefault(type, List.of()).forEach(field -> {
            ObjectNode other = recorded();
            if (other.has(field)) {
                other.put(field, "not_known_yet");
                add(field + " has a value that nobody knows yet", "", Map.of(), other.toString());
            }
        });
    }

    private static void addEverywhere(JsonNode node) {
        node.forEach(EventExamples::addEverywhere);
        if (node instanceof ObjectNode object) {
            object.put("addedText", "new")
                    .putObject("addedObject")
                    .putArray("deep")
                    .addObject()
                    .put("deeper", true);
        }
    }

    private void wrongFields() {
        for (String field : REQUIRED.getOrDefault(type, List.of())) {
            bad("without " + field, field, data -> data.remove(field));
        }
        walk(recorded(), "", data -> data);
    }

    /// @param parent finds, in a new copy of the example, the object whose fields are walked
    private void walk(ObjectNode object, String path, Path parent) {
        object.properties().forEach(property -> {
            String name = property.getKey();
            String field = path + name;
            switch (property.getValue()) {
                case ObjectNode inner -> {
                    bad(field + " is an array", field, data -> parent.in(data).putArray(name));
                    walk(inner, field + ".", data ->
                            (ObjectNode) parent.in(data).path(name));
                }
                case ArrayNode array
                when array.path(0) instanceof ObjectNode first ->
                    walk(first, field + "[0].", data ->
                            (ObjectNode) parent.in(data).path(name).path(0));
                case JsonNode value when value.isTextual() -> wrongTexts(name, field, value.textValue(), parent);
                case JsonNode value when value.isNumber() -> wrongNumbers(name, field, parent);
                case JsonNode value
                when value.isBoolean() ->
                    bad(field + " is a text", field, data -> parent.in(data).put(name, "true"));
                case JsonNode other -> throw new IllegalStateException(field + " has no wrong values yet: " + other);
            }
        });
    }

    private void wrongTexts(String name, String field, String value, Path parent) {
        bad(field + " is a number", field, data -> parent.in(data).put(name, 7));
        bad(field + " is null", field, data -> parent.in(data).putNull(name));
        List<String> wrong = new ArrayList<>(List.of("", NUL));
        if (value.matches("[a-z]{3}_.*")) {
            wrong.addAll(List.of("1", value.substring(0, 4) + "z" + value.substring(5), value + "0"));
        } else if (value.matches("[0-9-]{10}T.*")) {
            wrong.addAll(List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-21", "2026-11-21T00:00:00"));
        } else if (name.equals("amount")) {
            wrong.addAll(List.of("1e3", "012", "1,000", "NaN", "1".repeat(16)));
            if (!SIGNED.contains(field)) {
                wrong.add("-500");
            }
        } else if (name.equals("currency")) {
            wrong.addAll(List.of("krw", "KR", "원"));
        } else if (field.startsWith("identity.")) {
            wrong.addAll(List.of(" a", "a\u3000", "\u00a0a"));
        }
        wrong.forEach(text -> bad(
                field + " is a wrong text, " + wrong.indexOf(text),
                field,
                data -> parent.in(data).put(name, text)));
    }

    private void wrongNumbers(String name, String field, Path parent) {
        bad(field + " is a text", field, data -> parent.in(data).put(name, "1"));
        bad(field + " is a fraction", field, data -> parent.in(data).put(name, 1.5));
        if (NOT_NEGATIVE.contains(name) && !SIGNED.contains(field)) {
            bad(field + " is negative", field, data -> parent.in(data).put(name, -1));
        }
    }

    @FunctionalInterface
    private interface Path {
        ObjectNode in(ObjectNode data);
    }

    private void bad(String what, String field, Consumer<ObjectNode> change) {
        ObjectNode data = recorded();
        change.accept(data);
        add(what, field, Map.of(), data.toString());
    }

    /// @param changes of the headers; an empty one is left out
    private void add(String what, String field, Map<String, String> changes, String data) {
        UUID id = UUID.randomUUID();
        Map<String, String> headers = new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", id.toString(),
                "ce_type", type,
                "ce_source", "/examples",
                "ce_subject", "cus_01k9ag1v8qe9yvgx7d3t5m2r4h",
                "ce_time", "2026-11-21T00:30:00Z"));
        headers.putAll(changes);
        headers.values().removeIf(String::isEmpty);
        examples.add(new Example(id, what, field, Map.copyOf(headers), data));
    }

    private ObjectNode recorded() {
        try (InputStream recorded = EventExamples.class.getResourceAsStream("/events/" + file)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(recorded, "there is no recorded example " + file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
