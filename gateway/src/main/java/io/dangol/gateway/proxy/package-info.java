/// The way of one request to a service and of its answer back, with a limit on everything.
@NullMarked
package io.dangol.gateway.proxy;

import org.jspecify.annotations.NullMarked;
