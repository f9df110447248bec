/// Ordinary state as entities of Hibernate Reactive, in the transaction of the outbox and the idempotency key.
@NullMarked
package io.dangol.kit.entities;

import org.jspecify.annotations.NullMarked;
