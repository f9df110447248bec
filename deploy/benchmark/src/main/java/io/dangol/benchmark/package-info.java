/// The benchmarks, as commands of `./dangol bench`.
@NullMarked
package io.dangol.benchmark;

import org.jspecify.annotations.NullMarked;
