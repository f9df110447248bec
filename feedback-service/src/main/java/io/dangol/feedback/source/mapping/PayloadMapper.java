package io.dangol.feedback.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.feedback.source.FieldRule;
import io.dangol.feedback.source.Mapped;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.RatingRule;
import io.dangol.feedback.source.TimeRule;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Applies a mapping to one payload.
public final class PayloadMapper {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.0{1,20})?");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("[0-9]{1,14}");

    private final JsonNode payload;
    private final List<Violation> violations = new ArrayList<>();

    private PayloadMapper(JsonNode payload) {
        this.payload = payload;
    }

    /// Makes Dangol's own form of a payload.
    ///
    /// @param mapping one that [MappingRules] let pass
    public static Mapped map(Mapping mapping, JsonNode payload) {
        PayloadMapper mapper = new PayloadMapper(payload);
        ObjectNode form = mapper.form(mapping);
        return mapper.violations.isEmpty() ? new Mapped.Form(form) : new Mapped.Flawed(List.copyOf(mapper.violations));
    }

    private ObjectNode form(Mapping mapping) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        put(form, "kind", value("kind", mapping.kind()));
        put(form, "channel", value("channel", mapping.channel()));
        put(form, "text", value("text", mapping.text()));
        put(form, "language", value("language", mapping.language()));
        put(form, "externalRef", value("externalRef", mapping.externalRef()));
        put(form, "product", value("product", mapping.product()));
        put(form, "occurredAt", time(mapping.occurredAt()));
        String customer = value("customer.externalId", mapping.customerExternalId());
        if (customer != null) {
            form.putObject("customer").put("externalId", customer);
        }
        if (mapping.rating() != null) {
            addRating(form, mapping.rating());
        }
        return form;
    }

    private void addRating(ObjectNode form, RatingRule rule) {
        String score = value("rating.score", rule.score());
        if (score == null) {
            return;
        }
        ObjectNode rating = form.putObject("rating");
        put(rating, "metric", value("rating.metric", rule.metric()));
        put(rating, "wordingVersion", value("rating.wordingVersion", rule.wordingVersion()));
        if (WHOLE_NUMBER.matcher(score).matches()) {
            rating.put("score", Integer.parseInt(score.replaceFirst("\\..*", "")));
        } else {
            flaw("rating.score", "must be a whole number");
        }
    }

    private @Nullable String value(String field, @Nullable FieldRule rule) {
        if (rule == null) {
            return null;
        }
        if (rule.constant() != null) {
            return rule.constant();
        }
        String found = rule.pointer() == null ? null : find(field, rule.pointer());
        if (found == null) {
            return rule.otherwise();
        }
        Map<String, String> table = rule.table();
        if (table == null) {
            return found;
        }
        String entry = table.get(found);
        if (entry == null && rule.otherwise() == null) {
            flaw(field, "must be a value that the table knows");
        }
        return entry == null ? rule.otherwise() : entry;
    }

    /// The value's text; null where there is none.
    private @Nullable String find(String field, String pointer) {
        JsonNode found = payload.at(pointer);
        if (found.isContainerNode()) {
            flaw(field, "must be a value, not an object or an array");
            return null;
        }
        if (found.isFloatingPointNumber() && !Double.isFinite(found.doubleValue())) {
            flaw(field, "must be a number below 1e308 or a text");
            return null;
        }
        return found.isMissingNode() || found.isNull() || found.asText().isEmpty() ? null : found.asText();
    }

    private @Nullable String time(@Nullable TimeRule rule) {
        String found = rule == null ? null : find("occurredAt", rule.pointer());
        if (rule == null || found == null) {
            return null;
        }
        return switch (rule.format()) {
            case RFC3339 -> found;
            case EPOCH_SECONDS -> epoch(found, EPOCH_SECONDS, 1_000);
            case EPOCH_MILLIS -> epoch(found, EPOCH_MILLIS, 1);
        };
    }

    private @Nullable String epoch(String found, Pattern pattern, long millisOfAUnit) {
        if (!pattern.matcher(found).matches()) {
            flaw("occurredAt", "must be digits: the time since 1970");
            return null;
        }
        return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(Long.parseLong(found) * millisOfAUnit));
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private void flaw(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
