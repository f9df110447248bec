package io.dangol.testkit.wings.upper.room;

import io.dangol.testkit.wings.base.thing.Shared;
import io.dangol.testkit.wings.lower.Shown;

public record Polite(Shown shown, Shared shared) {}
