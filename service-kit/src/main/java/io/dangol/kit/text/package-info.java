/// What ids, names and texts of callers have to be.
@NullMarked
package io.dangol.kit.text;

import org.jspecify.annotations.NullMarked;
