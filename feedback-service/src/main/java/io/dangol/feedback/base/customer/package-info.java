/// Which customers are known here, by the names that sources have for them.
@NullMarked
package io.dangol.feedback.base.customer;

import org.jspecify.annotations.NullMarked;
