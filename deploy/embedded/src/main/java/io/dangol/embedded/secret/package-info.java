/// Generated passwords of the embedded servers, in files that only their owner may read.
@NullMarked
package io.dangol.embedded.secret;

import org.jspecify.annotations.NullMarked;
