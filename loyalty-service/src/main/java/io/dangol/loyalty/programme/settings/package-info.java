/// The programme as a whole: what it has issued, what is outstanding, and what it allows.
@NullMarked
package io.dangol.loyalty.programme.settings;

import org.jspecify.annotations.NullMarked;
