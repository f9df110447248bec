/// Where a public path leads: the one table of the suite's nouns and the rules for a path.
@NullMarked
package io.dangol.gateway.routing;

import org.jspecify.annotations.NullMarked;
