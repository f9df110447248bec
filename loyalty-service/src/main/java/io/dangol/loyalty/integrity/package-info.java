/// The ledger's invariants, held against the stored books on request.
@NullMarked
package io.dangol.loyalty.integrity;

import org.jspecify.annotations.NullMarked;
