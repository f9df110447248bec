/// Earning rules, the points that purchases earn by them, and what returns take back.
@NullMarked
package io.dangol.loyalty.earning.purchase;

import org.jspecify.annotations.NullMarked;
