/// Clean-up of what has served its time, in bounded steps.
@NullMarked
package io.dangol.kit.retention;

import org.jspecify.annotations.NullMarked;
