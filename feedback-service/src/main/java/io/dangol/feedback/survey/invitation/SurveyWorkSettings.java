package io.dangol.feedback.survey.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What an operator may set of surveys, under `dangol.surveys`.
@ConfigMapping(prefix = "dangol.surveys")
public interface SurveyWorkSettings {
    /// Whether this replica does what is due: occasions, rounds of periodic surveys, expiry of links.
    @WithDefault("true")
    boolean enabled();

    /// How long it sleeps at most.
    @WithDefault("PT5S")
    Duration lookInterval();

    /// How many customers of a periodic survey are asked in a second at most, by all replicas together.
    @WithDefault("50")
    int customersPerSecond();
}
