/// What can be read of the books: accounts, their entries, and the whole of one transaction.
@NullMarked
package io.dangol.loyalty.account.read;

import org.jspecify.annotations.NullMarked;
