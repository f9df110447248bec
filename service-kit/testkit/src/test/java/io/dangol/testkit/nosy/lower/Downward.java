package io.dangol.testkit.nosy.lower;

import io.dangol.testkit.nosy.lower.room.Hidden;

public record Downward(Hidden hidden) {}
