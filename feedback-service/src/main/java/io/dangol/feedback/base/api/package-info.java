/// What all operations have in common in the OpenAPI document.
@NullMarked
package io.dangol.feedback.base.api;

import org.jspecify.annotations.NullMarked;
