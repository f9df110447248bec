package io.dangol.kit.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a body that is a merge patch (RFC 7396) of a form: its schema is derived from the form's.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface PatchOf {
    /// The form, a record that another request has as its body.
    Class<?> value();
}
