/// The suite as its users see it: started by its own command, asked through the gateway.
@NullMarked
package io.dangol.e2e;

import org.jspecify.annotations.NullMarked;
