package io.dangol.analytics.fact.ingest;

/// What an event tells.
sealed interface Told permits Fact, PurchaseVersion {}
