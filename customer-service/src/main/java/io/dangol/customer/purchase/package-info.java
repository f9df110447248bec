/// What customers bought, as the sources told it.
@NullMarked
package io.dangol.customer.purchase;

import org.jspecify.annotations.NullMarked;
