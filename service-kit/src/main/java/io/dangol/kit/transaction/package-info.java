/// One transaction on the reactive PostgreSQL client, and what follows its commit.
@NullMarked
package io.dangol.kit.transaction;

import org.jspecify.annotations.NullMarked;
