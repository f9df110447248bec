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

/// Marks a text that is an id or a code, see [TextRules#isIdentifier]. Null is valid, and so is the empty text: whether
/// they may be is said by other constraints.
@Documented
@Constraint(validatedBy = Identifier.Validator.class)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Identifier {
    /// What is said of a text that is none.
    String message() default TextRules.IDENTIFIER_MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Applies the rule.
    final class Validator implements ConstraintValidator<Identifier, CharSequence> {
        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || TextRules.isIdentifier(text.toString());
        }
    }
}
