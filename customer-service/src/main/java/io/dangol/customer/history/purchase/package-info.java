/// What customers bought, as the sources told it.
@NullMarked
package io.dangol.customer.history.purchase;

import org.jspecify.annotations.NullMarked;
