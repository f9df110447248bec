/// The intake's benchmark: what partners send, its parts, and what they come to.
@NullMarked
package io.dangol.benchmark.intake;

import org.jspecify.annotations.NullMarked;
