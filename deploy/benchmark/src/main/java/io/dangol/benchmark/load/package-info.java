/// The load generator: raw sockets and requests rendered beforehand on one thread, because it shares the machine with
/// what it measures.
@NullMarked
package io.dangol.benchmark.load;

import org.jspecify.annotations.NullMarked;
