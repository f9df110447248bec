package io.dangol.customer.history.purchase;

/// What names a purchase: the source and its own id of it.
public record OrderKey(String source, String orderId) implements Comparable<OrderKey> {
    /// In one order, so that two transactions never wait for each other in a circle.
    @Override
    public int compareTo(OrderKey other) {
        int bySource = source.compareTo(other.source);
        return bySource == 0 ? orderId.compareTo(other.orderId) : bySource;
    }
}
