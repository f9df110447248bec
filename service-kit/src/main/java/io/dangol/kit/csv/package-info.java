/// How every CSV file of the suite is written.
@NullMarked
package io.dangol.kit.csv;

import org.jspecify.annotations.NullMarked;
