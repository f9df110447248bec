/// What all wings of this service share: its jobs and the sources known from events.
@NullMarked
package io.dangol.customer.base;

import org.jspecify.annotations.NullMarked;
