/// The embedded Kafka broker: one KRaft node that is broker and controller, for a laptop and for tests.
@NullMarked
package io.dangol.embedded.broker;

import org.jspecify.annotations.NullMarked;
