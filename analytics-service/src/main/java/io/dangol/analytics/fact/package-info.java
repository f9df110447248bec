/// Events taken in as facts, each once, and the sums that are kept of them.
@NullMarked
package io.dangol.analytics.fact;

import org.jspecify.annotations.NullMarked;
