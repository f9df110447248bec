/// The ledger's benchmark: its parts, in their order, and what they come to.
@NullMarked
package io.dangol.benchmark.ledger;

import org.jspecify.annotations.NullMarked;
