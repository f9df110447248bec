package io.dangol.feedback.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many points may be granted to a case, all its resolutions together.
@ConfigMapping(prefix = "dangol.feedback.compensation")
interface CompensationLimits {
    /// By an agent.
    @WithDefault("10000")
    int agentLimitPoints();

    /// By a marketer or an operator.
    @WithDefault("1000000")
    int limitPoints();
}
