/// Tink keysets: made, serialised, and read from files that only their owner may read.
@NullMarked
package io.dangol.kit.crypto.keyset;

import org.jspecify.annotations.NullMarked;
