package io.dangol.feedback.source.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.web.PatchedForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/// Reads what a merge patch makes of a source.
@ApplicationScoped
class SourcePatch {
    private final PatchedForm forms;
    private final Validator validator;

    SourcePatch(PatchedForm forms, Validator validator) {
        this.forms = forms;
        this.validator = validator;
    }

    /// What the source is to be like. The parts of its mapping are named without the mapping where they
    /// are wrong.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where the patch is no JSON object
    ChangeSource apply(Source source, JsonNode patch) {
        ChangeSource changed = forms.apply(new ChangeSource(source.mapping()), ChangeSource.class, patch);
        if (changed.mapping() != null) {
            Set<ConstraintViolation<Object>> violations = validator.validate(changed.mapping());
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
        }
        return changed;
    }
}
