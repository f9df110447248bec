/// The ledger's invariants, checked against the stored books on request, and in the background all the time.
@NullMarked
package io.dangol.loyalty.ledger.integrity;

import org.jspecify.annotations.NullMarked;
