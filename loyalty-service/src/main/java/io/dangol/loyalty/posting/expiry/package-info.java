/// What time does to points: pending ones become spendable, others expire, and members are told before they do.
@NullMarked
package io.dangol.loyalty.posting.expiry;

import org.jspecify.annotations.NullMarked;
