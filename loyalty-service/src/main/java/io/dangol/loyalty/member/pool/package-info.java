/// Members who share an account: what they earn goes there, and all of them may see it.
@NullMarked
package io.dangol.loyalty.member.pool;

import org.jspecify.annotations.NullMarked;
