/// How far the topics were taken in, and up to which moment the figures are complete.
@NullMarked
package io.dangol.analytics.progress;

import org.jspecify.annotations.NullMarked;
