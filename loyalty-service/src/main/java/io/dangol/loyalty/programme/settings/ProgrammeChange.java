package io.dangol.loyalty.programme.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.web.MergePatch;
import io.dangol.loyalty.programme.ProgrammeSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.util.Set;

/// Applies a merge patch to the settings, and holds the result to their limits.
@ApplicationScoped
class ProgrammeChange {
    private final ObjectMapper json;
    private final Validator validator;

    ProgrammeChange(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    ProgrammeRequest apply(ProgrammeSettings settings, JsonNode patch) {
        if (!patch.isObject()) {
            throw CommonProblem.invalid("the body", "is a JSON object");
        }
        ProgrammeRequest changed = read(MergePatch.apply(json.valueToTree(ProgrammeRequest.of(settings)), patch));
        Set<ConstraintViolation<ProgrammeRequest>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private ProgrammeRequest read(JsonNode tree) {
        try {
            return json.treeToValue(tree, ProgrammeRequest.class);
        } catch (JsonProcessingException mismatch) {
            throw new BadRequestException(mismatch);
        }
    }
}
