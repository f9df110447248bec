package io.dangol.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.problem.CommonProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.util.Set;

/// Applies a merge patch to a form, and holds the result to what is asked of a new one.
@ApplicationScoped
public class PatchedForm {
    private final ObjectMapper json;
    private final Validator validator;

    PatchedForm(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @throws io.dangol.kit.problem.Refusal 400 where the patch is no object
    public <T> T apply(T present, Class<T> type, JsonNode patch) {
        if (!patch.isObject()) {
            throw CommonProblem.invalid("the body", "must be a JSON object");
        }
        T changed = read(MergePatch.apply(json.valueToTree(present), patch), type);
        Set<ConstraintViolation<T>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private <T> T read(JsonNode tree, Class<T> type) {
        try {
            return json.treeToValue(tree, type);
        } catch (JsonProcessingException mismatch) {
            throw new BadRequestException(mismatch);
        }
    }
}
