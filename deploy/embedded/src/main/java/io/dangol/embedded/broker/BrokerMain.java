package io.dangol.embedded.broker;

import java.io.IOException;
import java.nio.file.Path;

/// The broker as a process of its own: `BrokerMain <directory> <port> <controller port> <secrets>`, the last being the
/// directory of the password files; ends cleanly on SIGTERM.
public final class BrokerMain {
    private static final int ARGUMENTS = 4;

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            throw new IllegalArgumentException("usage: BrokerMain <directory> <port> <controller port> <secrets>");
        }
        EmbeddedBroker broker = EmbeddedBroker.start(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                BrokerUsers.of(Path.of(arguments[3])));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop the broker"));
        broker.awaitShutdown();
    }
}
