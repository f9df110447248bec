/// What brings commands to the ledger: many callers at once become few transactions of many postings.
@NullMarked
package io.dangol.loyalty.ledger.lane;

import org.jspecify.annotations.NullMarked;
