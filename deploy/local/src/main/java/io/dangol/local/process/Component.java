package io.dangol.local.process;

import java.io.IOException;
import java.time.Duration;

/// One process of the suite, as the [Supervisor] needs to know it.
public interface Component {
    /// Short and unique: names the log, the run file and the prefix of its lines.
    String name();

    /// The port it listens on.
    int port();

    /// Puts right what an earlier life left behind and says what to run.
    ///
    /// @throws IOException if it cannot be started now; it is tried again
    ProcessBuilder prepare() throws IOException;

    /// Whether it can do its work. Must answer within seconds.
    ///
    /// @throws io.dangol.local.CommandFailure if it must not be used as it is; the suite does not start
    boolean isReady();

    /// Whether it answers at all; one that does not for long is killed. Must answer within seconds.
    boolean isLive();

    /// The same in more words, where a process can say that it is not well. Must answer within seconds.
    default Liveness liveness() {
        return isLive() ? Liveness.LIVE : Liveness.SILENT;
    }

    /// Asks it to end cleanly; does not wait.
    void requestStop(Process process);

    /// How long it may take to end cleanly before it is killed.
    Duration stopTimeout();
}
