/// How good a classifier is, and how fast.
@NullMarked
package io.dangol.training.measure;

import org.jspecify.annotations.NullMarked;
