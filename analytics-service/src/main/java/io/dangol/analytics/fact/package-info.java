/// What happened: facts from the events of all services, and up to when they are complete.
@NullMarked
package io.dangol.analytics.fact;

import org.jspecify.annotations.NullMarked;
