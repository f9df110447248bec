/// Records by the file: a body of any size up to the limit comes in as a stream, is kept in chunks, and is taken to
/// heart by a job, chunk by chunk. What a record is, and what becomes of it, is said by the service.
@NullMarked
package io.dangol.kit.imports;

import org.jspecify.annotations.NullMarked;
