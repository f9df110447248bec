package io.dangol.customer.person.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.web.PatchedForm;
import jakarta.enterprise.context.ApplicationScoped;

/// Applies a merge patch to a profile and holds the result to the rules of a request.
@ApplicationScoped
class PatchReader {
    private final PatchedForm forms;

    PatchReader(PatchedForm forms) {
        this.forms = forms;
    }

    CustomerRequest apply(Profile profile, JsonNode patch) {
        if (patch.has("identity")) {
            throw CommonProblem.invalid("identity", "must be given at registration only");
        }
        return forms.apply(CustomerRequest.of(profile), CustomerRequest.class, patch);
    }
}
