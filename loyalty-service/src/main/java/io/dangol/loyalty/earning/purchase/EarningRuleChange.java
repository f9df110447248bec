package io.dangol.loyalty.earning.purchase;

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

/// Applies a merge patch to a rule, and holds the result to what is asked of a new one.
@ApplicationScoped
class EarningRuleChange {
    private final ObjectMapper json;
    private final Validator validator;

    EarningRuleChange(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @throws io.dangol.kit.problem.Refusal 400 where the currency would change
    EarningRuleRequest apply(EarningRule rule, JsonNode patch) {
        if (!patch.isObject()) {
            throw CommonProblem.invalid("the body", "is a JSON object");
        }
        EarningRuleRequest changed = read(MergePatch.apply(json.valueToTree(EarningRuleRequest.of(rule)), patch));
        Set<ConstraintViolation<EarningRuleRequest>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        if (!changed.currency().equals(rule.currency())) {
            throw CommonProblem.invalid("currency", "never changes; make a rule for the other currency");
        }
        return changed;
    }

    private EarningRuleRequest read(JsonNode tree) {
        try {
            return json.treeToValue(tree, EarningRuleRequest.class);
        } catch (JsonProcessingException mismatch) {
            throw new BadRequestException(mismatch);
        }
    }
}
