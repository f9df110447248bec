/// The double-entry ledger: the books, the lanes that post to them, sweeps and the integrity check.
@NullMarked
package io.dangol.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
