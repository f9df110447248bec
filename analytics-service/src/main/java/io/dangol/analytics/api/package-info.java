/// What the API's description has for all of this service's operations.
@NullMarked
package io.dangol.analytics.api;

import org.jspecify.annotations.NullMarked;
