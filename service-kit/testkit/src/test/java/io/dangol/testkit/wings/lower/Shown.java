package io.dangol.testkit.wings.lower;

public final class Shown {}
