package io.dangol.testkit.straight;

public record Shop(Door door) {
    public record Door(String name) {
        public Shop shop() {
            return new Shop(this);
        }
    }
}
