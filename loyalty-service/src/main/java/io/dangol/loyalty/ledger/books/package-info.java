/// The points ledger: what a posting is, as pure values, and how a batch of them is committed. Every change of a
/// balance goes through [io.dangol.loyalty.ledger.Books].
@NullMarked
package io.dangol.loyalty.ledger.books;

import org.jspecify.annotations.NullMarked;
