/// What customers gave back of what they bought, as the sources told it.
@NullMarked
package io.dangol.customer.history.returns;

import org.jspecify.annotations.NullMarked;
