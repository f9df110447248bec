package io.dangol.feedback.complaint.compensation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many points may be granted.
@ConfigMapping(prefix = "dangol.feedback.compensation")
public interface CompensationLimits {
    /// To a case by an agent alone, everything that it was granted together.
    @WithDefault("10000")
    int agentLimitPoints();

    /// To a case by a marketer or an operator.
    @WithDefault("1000000")
    int limitPoints();

    /// To a customer within a period, whoever grants them.
    @WithDefault("100000")
    int customerLimitPoints();

    /// That period, back from the present.
    @WithDefault("P90D")
    Duration customerPeriod();

    /// What a role may grant to a case.
    default int ofCase(boolean mayGrantMore) {
        return mayGrantMore ? limitPoints() : agentLimitPoints();
    }
}
