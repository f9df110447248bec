/// Reading accounts: balances, entries, lots and statements.
@NullMarked
package io.dangol.loyalty.account;

import org.jspecify.annotations.NullMarked;
