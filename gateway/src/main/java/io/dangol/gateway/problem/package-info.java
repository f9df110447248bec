/// The errors the gateway itself makes, as problem documents (RFC 9457).
@NullMarked
package io.dangol.gateway.problem;

import org.jspecify.annotations.NullMarked;
