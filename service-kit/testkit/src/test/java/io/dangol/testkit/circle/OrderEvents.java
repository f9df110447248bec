package io.dangol.testkit.circle;

public final class OrderEvents {
    private OrderEvents() {}

    public static Placed placed(Order order) {
        return order.placed();
    }

    public record Placed(String id) {}
}
