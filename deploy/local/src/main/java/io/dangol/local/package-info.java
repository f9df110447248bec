/// The local start: one launcher that runs the whole suite on one machine, and the commands around it.
@NullMarked
package io.dangol.local;

import org.jspecify.annotations.NullMarked;
