/// Time and identity: the clock, UUIDv7 and the prefixed public ids.
@NullMarked
package io.dangol.kit.time;

import org.jspecify.annotations.NullMarked;
