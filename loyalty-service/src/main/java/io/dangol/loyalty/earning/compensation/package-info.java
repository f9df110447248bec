/// Points that put a resolved case right, posted once for each approval.
@NullMarked
package io.dangol.loyalty.earning.compensation;

import org.jspecify.annotations.NullMarked;
