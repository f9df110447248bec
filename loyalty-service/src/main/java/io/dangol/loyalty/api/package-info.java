/// What the API's description has for all of this service's operations.
@NullMarked
package io.dangol.loyalty.api;

import org.jspecify.annotations.NullMarked;
