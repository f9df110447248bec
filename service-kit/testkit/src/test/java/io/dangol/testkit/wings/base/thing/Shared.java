package io.dangol.testkit.wings.base.thing;

public final class Shared {}
