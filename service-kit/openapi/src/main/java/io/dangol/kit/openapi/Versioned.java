package io.dangol.kit.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation that reads one resource and sends its version as `ETag`. Its document tells of the header, of
/// `If-None-Match` and of 304; every other operation that answers with the same resource tells of the header too.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Versioned {}
