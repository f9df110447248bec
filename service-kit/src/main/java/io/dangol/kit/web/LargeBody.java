package io.dangol.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the body parameter of an endpoint that reads a large body as a stream, and says how large it may be. Every
/// other body may have 1 MiB.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface LargeBody {
    /// The most that the body may have, in MiB.
    int mebibytesMost();
}
