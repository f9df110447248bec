package io.dangol.kit.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation that reads its `Idempotency-Key` by [io.dangol.kit.security.Caller#key()] or
/// [io.dangol.kit.security.Caller#requiredKey()]. Its document has the header's parameter, and
/// `Idempotency-Replayed` in its answers.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Idempotent {
    /// Whether the key is required.
    boolean required() default false;
}
