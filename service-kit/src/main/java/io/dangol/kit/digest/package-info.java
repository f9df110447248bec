/// Digests of content.
@NullMarked
package io.dangol.kit.digest;

import org.jspecify.annotations.NullMarked;
