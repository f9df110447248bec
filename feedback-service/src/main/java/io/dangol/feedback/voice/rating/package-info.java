/// Metrics that customers are asked by, and their scales.
@NullMarked
package io.dangol.feedback.voice.rating;

import org.jspecify.annotations.NullMarked;
