/// Keyset lists: `limit`, an opaque `cursor`, and a page.
@NullMarked
package io.dangol.kit.paging;

import org.jspecify.annotations.NullMarked;
