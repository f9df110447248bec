/// The stores that purchases name, and where they are.
@NullMarked
package io.dangol.customer.history.store;

import org.jspecify.annotations.NullMarked;
