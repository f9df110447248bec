/// Events consumed in batches, each with one effect, whatever the broker repeats, reorders or garbles.
@NullMarked
package io.dangol.kit.inbox;

import org.jspecify.annotations.NullMarked;
