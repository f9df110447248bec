/// Key figures: each one class with its formula, answered with its sample size and how sure it is.
@NullMarked
package io.dangol.analytics.kpi.figure;

import org.jspecify.annotations.NullMarked;
