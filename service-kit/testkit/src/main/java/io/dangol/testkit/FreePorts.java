package io.dangol.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/// Ports of the loopback address that nobody listens on.
///
/// They lie below the range from which operating systems choose ports for outgoing connections, and below the ports of
/// the local start: the tests of several modules run at the same time, and none takes the port that another has chosen
/// or that a restarted server is about to take again.
public final class FreePorts {
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 19_999;
    private static final int ATTEMPTS_MOST = 1_000;

    private FreePorts() {}

    /// A port from 10,000 to 19,999 that was free a moment ago.
    public static int next() {
        return new SplittableRandom()
                .ints(ATTEMPTS_MOST, LOWEST, HIGHEST + 1)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
