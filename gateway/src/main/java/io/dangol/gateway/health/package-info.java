/// Whether the suite is up.
@NullMarked
package io.dangol.gateway.health;

import org.jspecify.annotations.NullMarked;
