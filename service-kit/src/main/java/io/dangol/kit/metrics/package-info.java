/// What all meters of a service have in common.
@NullMarked
package io.dangol.kit.metrics;

import org.jspecify.annotations.NullMarked;
