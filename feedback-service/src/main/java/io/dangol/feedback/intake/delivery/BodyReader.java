package io.dangol.feedback.intake.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.intake.delivery.Understanding.Understood;
import io.dangol.feedback.source.KnownSource;
import io.dangol.feedback.source.Mapped;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.PayloadMapping;
import io.dangol.feedback.voice.FeedbackForm;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.web.TimeOutOfBounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the body of a verified delivery: Dangol's own form, by the same rules as the API's, or what the source's
/// mapping makes into it. A source names customers by its own ids only.
@ApplicationScoped
public class BodyReader {
    private static final int VIOLATIONS_MOST = 50;

    private final ObjectMapper json;
    private final ObjectReader forms;
    private final Validator validator;
    private final PayloadMapping mapper;

    BodyReader(ObjectMapper json, Validator validator, PayloadMapping mapper) {
        this.json = json;
        this.forms = json.readerFor(FeedbackForm.class);
        this.mapper = mapper;
        this.validator = validator;
    }

    /// @param source the source that signed it
    public Understanding read(byte[] body, KnownSource source, Instant receivedAt) {
        try {
            Mapping mapping = source.mapping();
            if (mapping != null) {
                return map(json.readTree(body), source, mapping, receivedAt);
            }
            FeedbackForm form = forms.readValue(body);
            return form == null ? noObject() : signed(form, source, receivedAt);
        } catch (JsonMappingException mismatch) {
            return mismatch(mismatch);
        } catch (JsonProcessingException broken) {
            return new NotUnderstood("the body is not well-formed JSON", List.of());
        } catch (IOException broken) {
            return new NotUnderstood("the body is not text in an encoding of JSON", List.of());
        }
    }

    /// Reads a payload that is JSON already.
    ///
    /// @param source the source that sent it
    public Understanding read(JsonNode payload, KnownSource source, Instant receivedAt) {
        try {
            Mapping mapping = source.mapping();
            if (mapping != null) {
                return map(payload, source, mapping, receivedAt);
            }
            FeedbackForm form = form(payload);
            return form == null ? noObject() : signed(form, source, receivedAt);
        } catch (JsonMappingException mismatch) {
            return mismatch(mismatch);
        } catch (JsonProcessingException broken) {
            return new NotUnderstood("the body is not well-formed JSON", List.of());
        }
    }

    /// Reads Dangol's own form, which no source has signed.
    ///
    /// @param source the source that it is from, as it names it
    public Understanding read(JsonNode payload, String source, Instant receivedAt) {
        try {
            FeedbackForm form = form(payload);
            return form == null ? noObject() : read(form, source, receivedAt);
        } catch (JsonMappingException mismatch) {
            return mismatch(mismatch);
        } catch (JsonProcessingException broken) {
            return new NotUnderstood("the body is not well-formed JSON", List.of());
        }
    }

    private Understanding map(JsonNode payload, KnownSource source, Mapping mapping, Instant receivedAt)
            throws JsonProcessingException {
        return switch (mapper.map(mapping, payload)) {
            case Mapped.Form mapped -> {
                FeedbackForm form = form(mapped.json());
                yield form == null ? noObject() : signed(form, source, receivedAt);
            }
            case Mapped.Flawed flawed -> notUnderstood(flawed.violations());
        };
    }

    private @Nullable FeedbackForm form(JsonNode node) throws JsonProcessingException {
        return node.isObject() ? json.treeToValue(node, FeedbackForm.class) : null;
    }

    private Understanding signed(FeedbackForm form, KnownSource source, Instant receivedAt) {
        if (form.customer() != null && form.customer().id() != null) {
            return notUnderstood(
                    List.of(new Violation("customer.id", "must be left out by a source; send customer.externalId")));
        }
        boolean isCalled = form.source() != null && source.isCalled(form.source());
        return read(isCalled ? form.from(source.name()) : form, source.name(), receivedAt);
    }

    private static NotUnderstood noObject() {
        return new NotUnderstood("the body is not a JSON object", List.of());
    }

    /// Reads a form that is JSON already.
    public Understanding read(FeedbackForm form, String source, Instant receivedAt) {
        List<Violation> violations = validator.validate(form).stream()
                .map(violation -> new Violation(violation.getPropertyPath().toString(), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .limit(VIOLATIONS_MOST)
                .toList();
        if (!violations.isEmpty()) {
            return notUnderstood(violations);
        }
        if (form.source() != null && !form.source().equals(source)) {
            return notUnderstood(List.of(new Violation("source", "must be the source that signed it")));
        }
        try {
            return new Understood(Submission.of(form, source, receivedAt));
        } catch (Refusal refusal) {
            return refusal.violations().isEmpty()
                    ? new NotUnderstood(refusal.detail(), List.of())
                    : notUnderstood(refusal.violations());
        }
    }

    private static Understanding mismatch(JsonMappingException mismatch) {
        String field = field(mismatch);
        if (field == null) {
            return noObject();
        }
        String message = switch (mismatch) {
            case UnrecognizedPropertyException unknown -> "is not a field of feedback";
            case TimeOutOfBounds outOfBounds -> outOfBounds.rule();
            default -> "does not have the type or form that the schema asks for";
        };
        return notUnderstood(List.of(new Violation(field, message)));
    }

    /// Where it is; null at the top. An unknown field's name is the sender's own, so it is cut.
    private static @Nullable String field(JsonMappingException mismatch) {
        String field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return field.isEmpty() ? null : storable(field);
    }

    private static String storable(String field) {
        String cut = field.substring(0, Math.min(field.length(), 100));
        return cut.codePoints()
                .map(codePoint ->
                        codePoint < ' ' || Character.getType(codePoint) == Character.SURROGATE ? '?' : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static NotUnderstood notUnderstood(List<Violation> violations) {
        Violation first = violations.getFirst();
        return new NotUnderstood(first.field() + " " + first.message(), violations);
    }
}
