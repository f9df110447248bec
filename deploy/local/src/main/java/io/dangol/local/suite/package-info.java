/// The suite as a whole: its processes, their ports and their order.
@NullMarked
package io.dangol.local.suite;

import org.jspecify.annotations.NullMarked;
