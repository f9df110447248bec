/// Queues in front of a database: many callers at once become few transactions of many commands.
@NullMarked
package io.dangol.kit.lane;

import org.jspecify.annotations.NullMarked;
