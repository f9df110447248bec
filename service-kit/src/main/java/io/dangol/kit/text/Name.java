package io.dangol.kit.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// Marks a text that is a name, see [TextRules#isName]. Null is valid, and so is the empty text: whether they may be is
/// said by other constraints.
@Documented
@Constraint(validatedBy = Name.Validator.class)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {
    /// What is said of a text that is none.
    String message() default TextRules.NAME_MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Applies the rule.
    final class Validator implements ConstraintValidator<Name, CharSequence> {
        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || TextRules.isName(text.toString());
        }
    }
}
