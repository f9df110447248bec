/// The ledger's invariants, held against the stored books on request.
@NullMarked
package io.dangol.loyalty.ledger.integrity;

import org.jspecify.annotations.NullMarked;
