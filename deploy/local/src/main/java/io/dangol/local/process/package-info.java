/// Processes that the launcher starts, watches, restarts and ends, and what it knows of them on disk.
@NullMarked
package io.dangol.local.process;

import org.jspecify.annotations.NullMarked;
