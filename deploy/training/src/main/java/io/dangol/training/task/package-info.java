/// How the model of each task is trained and held to texts that it has not seen.
@NullMarked
package io.dangol.training.task;

import org.jspecify.annotations.NullMarked;
