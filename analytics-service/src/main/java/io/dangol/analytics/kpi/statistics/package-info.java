/// How sure a figure is: interval estimates, pure and with their sources.
@NullMarked
package io.dangol.analytics.kpi.statistics;

import org.jspecify.annotations.NullMarked;
