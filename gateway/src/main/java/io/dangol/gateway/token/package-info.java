/// Who is asking: the bearer token of a request.
@NullMarked
package io.dangol.gateway.token;

import org.jspecify.annotations.NullMarked;
