/// How callers move points: transactions, holds, transfers, adjustments, quotes and expiry.
@NullMarked
package io.dangol.loyalty.posting;

import org.jspecify.annotations.NullMarked;
