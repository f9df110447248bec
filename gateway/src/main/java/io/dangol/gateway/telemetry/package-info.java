/// What the gateway counts.
@NullMarked
package io.dangol.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
