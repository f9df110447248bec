/// Counts what the other services say has happened, and answers with figures that say how sure they are.
@NullMarked
package io.dangol.analytics;

import org.jspecify.annotations.NullMarked;
