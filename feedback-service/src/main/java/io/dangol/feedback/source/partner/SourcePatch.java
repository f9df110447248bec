package io.dangol.feedback.source.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.web.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.util.Set;

/// Reads what a merge patch makes of a source.
@ApplicationScoped
class SourcePatch {
    private final ObjectMapper json;
    private final Validator validator;

    SourcePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// What the source is to be like.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where the patch is no JSON object
    ChangeSource apply(Source source, JsonNode patch) {
        if (!patch.isObject()) {
            throw CommonProblem.invalid("the body", "must be a JSON object");
        }
        ChangeSource changed = read(MergePatch.apply(json.valueToTree(new ChangeSource(source.mapping())), patch));
        if (changed.mapping() != null) {
            Set<ConstraintViolation<Object>> violations = validator.validate(changed.mapping());
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
        }
        return changed;
    }

    private ChangeSource read(JsonNode tree) {
        try {
            return json.treeToValue(tree, ChangeSource.class);
        } catch (JsonProcessingException mismatch) {
            throw new BadRequestException(mismatch);
        }
    }
}
