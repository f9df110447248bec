package io.dangol.local.broker;

import java.io.IOException;
import java.nio.file.Path;

/// The broker as a process of its own: `BrokerMain <directory> <port> <controller port>`; ends cleanly on SIGTERM.
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: BrokerMain <directory> <port> <controller port>");
        }
        EmbeddedBroker broker = EmbeddedBroker.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop the broker"));
        broker.awaitShutdown();
    }
}
