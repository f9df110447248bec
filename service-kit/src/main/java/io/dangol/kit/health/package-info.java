/// What a service says of its own health, beyond what its framework knows.
@NullMarked
package io.dangol.kit.health;

import org.jspecify.annotations.NullMarked;
