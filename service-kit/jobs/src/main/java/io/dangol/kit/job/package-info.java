/// Work that goes on after its request was answered: its state, its progress, its report, and the lease that makes sure
/// that one replica does it.
@NullMarked
package io.dangol.kit.job;

import org.jspecify.annotations.NullMarked;
