/// Transfers of points from one member to another.
@NullMarked
package io.dangol.loyalty.transfer;

import org.jspecify.annotations.NullMarked;
