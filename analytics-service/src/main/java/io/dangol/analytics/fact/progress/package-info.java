/// How far the topics were taken in, and up to which moment the figures are complete.
@NullMarked
package io.dangol.analytics.fact.progress;

import org.jspecify.annotations.NullMarked;
