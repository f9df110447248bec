package io.dangol.loyalty.ledger.integrity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What an operator may set of the checks, under `dangol.integrity`.
@ConfigMapping(prefix = "dangol.integrity")
interface IntegritySettings {
    /// How long one check may take. What it has not come to by then is left to the next.
    @WithDefault("20s")
    Duration timeout();

    /// Books of up to so many entries are checked whole by every request.
    @WithDefault("1000000")
    long wholeEntries();

    /// How many transactions or accounts are looked at in one go.
    @WithDefault("50000")
    int slice();

    /// How long a transaction may take from its id to its commit, and still be found among the newest.
    @WithDefault("2m")
    Duration overlap();

    /// How often the sweep goes on by a slice; `off` for never.
    @WithDefault("15s")
    String sweepEvery();

    /// How often the programme's accounts are folded, as the scheduler reads it.
    @WithDefault("1s")
    String foldEvery();
}
