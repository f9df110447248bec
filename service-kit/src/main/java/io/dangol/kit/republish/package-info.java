/// Publishes the history of a service's tables again, so that another service can rebuild a projection.
@NullMarked
package io.dangol.kit.republish;

import org.jspecify.annotations.NullMarked;
