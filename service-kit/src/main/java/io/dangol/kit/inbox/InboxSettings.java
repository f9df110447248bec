package io.dangol.kit.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What an operator may set of the inbox, under `dangol.inbox`.
@ConfigMapping(prefix = "dangol.inbox")
interface InboxSettings {
    /// How long it is remembered that an event was taken; longer than the topics and the dead letters keep theirs.
    @WithDefault("P60D")
    Duration retention();
}
