/// How points are earned and taken back: rules, purchases, returns and compensation.
@NullMarked
package io.dangol.loyalty.earning;

import org.jspecify.annotations.NullMarked;
