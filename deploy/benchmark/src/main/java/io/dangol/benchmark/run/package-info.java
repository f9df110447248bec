/// What every benchmark has: its ground and its servers, what is said meanwhile, and the figures that come of it.
@NullMarked
package io.dangol.benchmark.run;

import org.jspecify.annotations.NullMarked;
