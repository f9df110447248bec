/// The operator's command for records that a consumer gave up on.
@NullMarked
package io.dangol.local.deadletter;

import org.jspecify.annotations.NullMarked;
