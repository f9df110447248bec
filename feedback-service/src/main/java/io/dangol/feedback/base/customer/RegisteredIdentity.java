package io.dangol.feedback.base.customer;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.kit.identity.HashedIdentity;

/// What an event tells: who is behind the hash of a source's name.
record RegisteredIdentity(HashedIdentity hash, CustomerId customerId) {}
