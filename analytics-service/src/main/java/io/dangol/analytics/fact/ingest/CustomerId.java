package io.dangol.analytics.fact.ingest;

import java.util.UUID;

/// The id of a customer, which customer-service owns.
record CustomerId(UUID value) implements Comparable<CustomerId> {
    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }
}
