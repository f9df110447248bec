/// What returned purchases earned, taken back.
@NullMarked
package io.dangol.loyalty.earning.returned;

import org.jspecify.annotations.NullMarked;
