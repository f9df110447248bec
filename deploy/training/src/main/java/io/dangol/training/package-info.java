/// Trains the models that understand texts, and measures them, from the command line.
@NullMarked
package io.dangol.training;

import org.jspecify.annotations.NullMarked;
