/// What returns, corrections and cancellations of purchases change in the points that they earned.
@NullMarked
package io.dangol.loyalty.earning.change;

import org.jspecify.annotations.NullMarked;
