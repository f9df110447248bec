/// Keyed hashes of the ids that partners give customers, so that services can compare them without telling them.
@NullMarked
package io.dangol.kit.identity;

import org.jspecify.annotations.NullMarked;
