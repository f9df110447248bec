/// Takes facts in from events, exactly once in effect, and rolls them up by day.
@NullMarked
package io.dangol.analytics.fact.ingest;

import org.jspecify.annotations.NullMarked;
