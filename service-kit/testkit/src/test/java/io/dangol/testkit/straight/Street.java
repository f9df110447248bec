package io.dangol.testkit.straight;

public record Street(Shop shop, Shop.Door door) {}
