/// Events written in the transaction of their cause, and the relay that publishes them to Kafka.
@NullMarked
package io.dangol.kit.outbox;

import org.jspecify.annotations.NullMarked;
