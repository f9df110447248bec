package io.dangol.customer.person.profile;

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

/// Applies a merge patch to a profile and holds the result to the rules of a request.
@ApplicationScoped
class PatchReader {
    private final ObjectMapper json;
    private final Validator validator;

    PatchReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    CustomerRequest apply(Profile profile, JsonNode patch) {
        if (!patch.isObject()) {
            throw CommonProblem.invalid("the body", "must be a JSON object");
        }
        if (patch.has("identity")) {
            throw CommonProblem.invalid("identity", "must be given at registration only");
        }
        CustomerRequest patched = read(MergePatch.apply(json.valueToTree(CustomerRequest.of(profile)), patch));
        Set<ConstraintViolation<CustomerRequest>> violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    private CustomerRequest read(JsonNode tree) {
        try {
            return json.treeToValue(tree, CustomerRequest.class);
        } catch (JsonProcessingException mismatch) {
            throw new BadRequestException(mismatch);
        }
    }
}
