/// The programme's settings.
@NullMarked
package io.dangol.loyalty.programme;

import org.jspecify.annotations.NullMarked;
