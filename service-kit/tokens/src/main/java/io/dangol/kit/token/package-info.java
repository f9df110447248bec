/// What the claims of a token must be, for the gateway and the services alike.
@NullMarked
package io.dangol.kit.token;

import org.jspecify.annotations.NullMarked;
