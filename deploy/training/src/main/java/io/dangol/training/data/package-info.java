/// Reads the public data sets, whose texts are never copied into the repository.
@NullMarked
package io.dangol.training.data;

import org.jspecify.annotations.NullMarked;
