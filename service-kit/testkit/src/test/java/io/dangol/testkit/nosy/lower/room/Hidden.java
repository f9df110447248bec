package io.dangol.testkit.nosy.lower.room;

public final class Hidden {}
