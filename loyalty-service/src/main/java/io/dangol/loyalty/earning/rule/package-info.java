/// What purchases in a currency earn: rules, every version kept.
@NullMarked
package io.dangol.loyalty.earning.rule;

import org.jspecify.annotations.NullMarked;
