/// The `Idempotency-Key` contract: one key, one effect, one answer.
@NullMarked
package io.dangol.kit.idempotency;

import org.jspecify.annotations.NullMarked;
