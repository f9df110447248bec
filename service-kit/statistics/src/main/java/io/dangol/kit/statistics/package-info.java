/// How sure a figure is: interval estimates, pure and with their sources.
@NullMarked
package io.dangol.kit.statistics;

import org.jspecify.annotations.NullMarked;
