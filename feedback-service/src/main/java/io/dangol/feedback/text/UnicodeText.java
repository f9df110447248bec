package io.dangol.feedback.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that can be stored and given back as it came: any Unicode, emoji included, without U+0000 (which PostgreSQL
/// cannot hold) and without half a surrogate pair (which UTF-8 cannot).
@Constraint(validatedBy = UnicodeTextValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface UnicodeText {
    String message() default "has a character that no text has: U+0000 or half of a surrogate pair";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
