/// What a purchase earns: one rule for each currency, and the consumer of purchases that applies it.
@NullMarked
package io.dangol.loyalty.earning;

import org.jspecify.annotations.NullMarked;
