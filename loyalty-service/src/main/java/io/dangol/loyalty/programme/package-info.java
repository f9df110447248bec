/// The programme as a whole: what it has issued, and what is outstanding.
@NullMarked
package io.dangol.loyalty.programme;

import org.jspecify.annotations.NullMarked;
