/// Corrections that are too large for one person: proposed by one, approved by another, posted once.
@NullMarked
package io.dangol.loyalty.posting.adjustment;

import org.jspecify.annotations.NullMarked;
