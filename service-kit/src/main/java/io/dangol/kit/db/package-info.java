/// What the reactive PostgreSQL client reads and takes, as values of the domain.
@NullMarked
package io.dangol.kit.db;

import org.jspecify.annotations.NullMarked;
