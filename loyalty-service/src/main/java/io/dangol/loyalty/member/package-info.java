/// Members and the pools that they share.
@NullMarked
package io.dangol.loyalty.member;

import org.jspecify.annotations.NullMarked;
