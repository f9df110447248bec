/// What a posting would come to, as a signed promise that is kept exactly or not at all.
@NullMarked
package io.dangol.loyalty.posting.quote;

import org.jspecify.annotations.NullMarked;
