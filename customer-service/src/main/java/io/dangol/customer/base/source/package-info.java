/// The sources that partners are, as feedback-service registered them.
@NullMarked
package io.dangol.customer.base.source;

import org.jspecify.annotations.NullMarked;
