/// Who a customer is.
@NullMarked
package io.dangol.customer.person;

import org.jspecify.annotations.NullMarked;
