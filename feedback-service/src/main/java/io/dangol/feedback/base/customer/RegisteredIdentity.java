package io.dangol.feedback.base.customer;

import io.dangol.kit.identity.HashedIdentity;
import java.util.UUID;

/// What an event tells: who is behind the hash of a source's name.
record RegisteredIdentity(HashedIdentity hash, UUID customerId) {}
