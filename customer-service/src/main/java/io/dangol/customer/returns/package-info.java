/// What customers gave back of what they bought, as the sources told it.
@NullMarked
package io.dangol.customer.returns;

import org.jspecify.annotations.NullMarked;
