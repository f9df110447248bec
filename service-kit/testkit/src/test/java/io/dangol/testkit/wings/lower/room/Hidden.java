package io.dangol.testkit.wings.lower.room;

import io.dangol.testkit.wings.base.thing.Shared;
import io.dangol.testkit.wings.lower.Shown;

public record Hidden(Shown shown, Shared shared) {}
