/// Transfers of points from one member to another.
@NullMarked
package io.dangol.loyalty.posting.transfer;

import org.jspecify.annotations.NullMarked;
