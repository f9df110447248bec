package io.dangol.local.deadletter;

import io.dangol.embedded.broker.BrokerUsers;
import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;

/// `dead-letters list <topic>` shows what waits in `<topic>.dead`; `dead-letters replay <topic>` sends it again.
public final class DeadLettersCommand {
    private static final String USAGE =
            "usage: ./dangol dead-letters list|replay <topic>, such as ./dangol dead-letters list customer.events";

    private final Home home;
    private final PrintStream out;

    public DeadLettersCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /// @throws CommandFailure if the arguments are wrong or the broker cannot be reached
    public void run(List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            throw new CommandFailure(USAGE);
        }
        String topic = arguments.get(1).replaceFirst("\\.dead$", "");
        try {
            switch (arguments.getFirst()) {
                case "list" -> list(topic);
                case "replay" -> {
                    long replayed = new DeadLetterReplay(connection(), topic).run();
                    out.println(replayed + " records of " + topic + ".dead were sent again to " + topic + ".");
                }
                default -> throw new CommandFailure(USAGE);
            }
        } catch (KafkaException failure) {
            throw new CommandFailure(
                    "The broker did not do it (" + failure.getMessage() + "): ./dangol status shows whether it runs.",
                    failure);
        }
    }

    private void list(String topic) throws IOException {
        List<DeadLetter> waiting = new DeadLetterList(connection(), topic).run();
        waiting.forEach(letter -> out.println(letter.line()));
        String bound = waiting.size() == DeadLetterList.MAXIMUM ? " or more" : "";
        out.println(waiting.size() + bound + " records wait in " + topic + ".dead.");
    }

    private Map<String, Object> connection() throws IOException {
        return BrokerUsers.of(home.secrets()).administrator(bootstrapServers());
    }

    private String bootstrapServers() throws IOException {
        Path file = home.run().resolve("suite.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        String servers = properties.getProperty("kafka.bootstrap");
        if (servers == null) {
            throw new CommandFailure("The suite was never started here: ./dangol up starts it.");
        }
        return servers;
    }
}
