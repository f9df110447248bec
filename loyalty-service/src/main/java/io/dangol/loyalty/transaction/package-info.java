/// Postings as the API sees them: made one by one or in a stream, taken back, and read whole.
@NullMarked
package io.dangol.loyalty.transaction;

import org.jspecify.annotations.NullMarked;
