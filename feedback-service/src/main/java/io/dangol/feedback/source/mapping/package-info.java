/// How a partner's own payload becomes feedback: declared per source, as JSON Pointers, constants and tables. Knows
/// JSON only: what comes out is Dangol's own form, which is then read like any other.
@NullMarked
package io.dangol.feedback.source.mapping;

import org.jspecify.annotations.NullMarked;
