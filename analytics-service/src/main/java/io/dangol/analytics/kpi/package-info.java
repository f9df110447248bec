/// Figures computed from the facts.
@NullMarked
package io.dangol.analytics.kpi;

import org.jspecify.annotations.NullMarked;
