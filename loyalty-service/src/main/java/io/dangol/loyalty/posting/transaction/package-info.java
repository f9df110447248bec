/// Postings as the API sees them: made one by one or in a stream, taken back, and read whole.
@NullMarked
package io.dangol.loyalty.posting.transaction;

import org.jspecify.annotations.NullMarked;
