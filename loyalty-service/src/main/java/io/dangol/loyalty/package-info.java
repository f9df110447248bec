/// Loyalty: members, a double-entry ledger of points, and the rules that purchases earn by.
@NullMarked
package io.dangol.loyalty;

import org.jspecify.annotations.NullMarked;
