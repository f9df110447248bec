/// The processes that are measured, on their own data and ports.
@NullMarked
package io.dangol.benchmark.stack;

import org.jspecify.annotations.NullMarked;
