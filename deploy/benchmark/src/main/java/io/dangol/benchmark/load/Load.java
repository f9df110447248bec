package io.dangol.benchmark.load;

import java.time.Duration;

/// How a service is loaded.
///
/// @param connections open at the same time
/// @param pace when requests are sent
/// @param warmUp how long before the measurement begins
/// @param measured how long it takes
/// @param patience how late a request may find a free connection before it is given up
public record Load(int connections, Pace pace, Duration warmUp, Duration measured, Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    public Load {
        if (connections < 1 || !measured.isPositive()) {
            throw new IllegalArgumentException("a load needs a connection and a length");
        }
    }

    /// As many as the connections carry.
    public static Load closed(int connections, Duration warmUp, Duration measured) {
        return new Load(connections, new Pace.Closed(), warmUp, measured, USUAL_PATIENCE);
    }

    /// So many a second, whatever the answers take.
    public static Load open(int connections, double perSecond, Duration warmUp, Duration measured) {
        return new Load(connections, new Pace.Open(perSecond), warmUp, measured, USUAL_PATIENCE);
    }
}
