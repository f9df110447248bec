/// How what is due by the clock, and not by a caller, comes to the ledger.
@NullMarked
package io.dangol.loyalty.ledger.sweep;

import org.jspecify.annotations.NullMarked;
