package io.dangol.local.republish;

import io.dangol.embedded.secret.Passwords;
import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/// `republish --service S` has a service publish its history again, and shows how far it is. The service does the work:
/// a command that is broken off, or given again, changes nothing of it.
public final class RepublishCommand {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long IDLE_SECONDS_MOST = 60;

    private final Home home;
    private final ZoneId zone;
    private final BufferedReader in;
    private final PrintStream out;

    /// @param zone in which days begin
    /// @param in where the answer to the question comes from
    public RepublishCommand(Home home, ZoneId zone, BufferedReader in, PrintStream out) {
        this.home = home;
        this.zone = zone;
        this.in = in;
        this.out = out;
    }

    /// @throws CommandFailure if the arguments are wrong, or the service does not go on
    public void run(List<String> arguments) throws IOException {
        RepublishRequest request = RepublishRequest.parse(arguments, zone);
        try (RepublicationTable table = open(request.service())) {
            if (request.stop()) {
                out.println(table.stop() ? "Stopped." : "Nothing runs.");
            } else if (start(table, request)) {
                follow(table, request.service());
            }
        } catch (SQLException failure) {
            throw new CommandFailure(
                    "The database did not do it (" + failure.getMessage() + "): ./dangol status shows whether it runs.",
                    failure);
        }
    }

    private RepublicationTable open(String service) throws IOException, SQLException {
        Path file = home.run().resolve("suite.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        String url = properties.getProperty("database." + service + ".url");
        if (url == null) {
            throw new CommandFailure("The suite was never started here: ./dangol up starts it.");
        }
        return RepublicationTable.open(url, service, new Passwords(home.secrets(), "postgres").of(service));
    }

    /// @return whether one runs now
    private boolean start(RepublicationTable table, RepublishRequest request) throws IOException, SQLException {
        if (table.running().isPresent()) {
            out.println("It runs already, and goes on as it was asked for first. --stop stops it.");
            return true;
        }
        if (!request.confirmed() && !isConfirmed(request)) {
            out.println("Nothing was done.");
            return false;
        }
        table.request(request.from(), request.perSecond());
        return true;
    }

    private boolean isConfirmed(RepublishRequest request) throws IOException {
        out.printf(
                "%s-service is to publish its history%s again, %,d events a second at most. What has taken an event"
                        + " passes over it. Go on? [y/N] ",
                request.service(),
                request.from().map(from -> " from " + from + " on").orElse(""),
                request.perSecond());
        out.flush();
        String answer = in.readLine();
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }

    private void follow(RepublicationTable table, String service) throws SQLException {
        Republication now = table.running().orElse(null);
        String told = "";
        while (now != null && now.isRunning()) {
            if (!now.progress().equals(told)) {
                told = now.progress();
                out.println(told);
            }
            if (now.idleSeconds() > IDLE_SECONDS_MOST) {
                throw new CommandFailure(service + "-service has not gone on for " + now.idleSeconds()
                        + " s. It goes on by itself once it runs: ./dangol status shows whether it does.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            now = table.find(now.id()).orElse(null);
        }
        if (now != null && now.state().equals("cancelled")) {
            throw new CommandFailure("It was stopped after " + now.progress() + ".");
        }
        out.println(now == null ? "Done." : "Done: %,d events were published again.".formatted(now.published()));
    }
}
