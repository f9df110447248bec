/// Purchases by the file: a body of any size up to the limit comes in as a stream, is kept in chunks, and is recorded
/// by
/// a job.
@NullMarked
package io.dangol.customer.imports;

import org.jspecify.annotations.NullMarked;
