package io.dangol.testkit.nosy.upper.room;

import io.dangol.testkit.nosy.lower.room.Hidden;

public record Nosy(Hidden hidden) {}
