/// The wire: the headers of an event and the one Kafka producer of a service.
@NullMarked
package io.dangol.kit.event;

import org.jspecify.annotations.NullMarked;
