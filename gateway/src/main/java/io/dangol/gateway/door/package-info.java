/// The one door: every request enters here, and whatever is not named is refused.
@NullMarked
package io.dangol.gateway.door;

import org.jspecify.annotations.NullMarked;
