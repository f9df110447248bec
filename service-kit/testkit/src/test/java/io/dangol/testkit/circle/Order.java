package io.dangol.testkit.circle;

public record Order(OrderEvents.Placed placed) {}
