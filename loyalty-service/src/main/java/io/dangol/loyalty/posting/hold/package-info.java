/// Holds: points set aside until they are captured, released, or their time is over.
@NullMarked
package io.dangol.loyalty.posting.hold;

import org.jspecify.annotations.NullMarked;
