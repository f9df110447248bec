package io.dangol.local.postgres;

import io.dangol.local.CommandFailure;
import io.dangol.local.process.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root. An ordinary user runs it as himself; root runs it in a user namespace of its own,
/// or, where the machine does not allow one, as the user `nobody`.
///
/// @param prefix what to put before a command
/// @param owner who must own the files it works on, as `chown` takes it
record UnprivilegedUser(List<String> prefix, String owner) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");
    private static final List<String> AS_NOBODY_ON_LINUX =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final List<String> AS_NOBODY_ON_MACOS = List.of("sudo", "-n", "-u", "nobody");

    /// Finds the way that works here.
    static UnprivilegedUser find() throws IOException {
        if (!userId(List.of()).equals("0")) {
            return new UnprivilegedUser(List.of(), "");
        }
        for (UnprivilegedUser candidate : List.of(
                new UnprivilegedUser(USER_NAMESPACE, "0:0"),
                new UnprivilegedUser(AS_NOBODY_ON_LINUX, "65534:65534"),
                new UnprivilegedUser(AS_NOBODY_ON_MACOS, "nobody"))) {
            String seen = userId(candidate.prefix);
            if (!seen.isEmpty() && !seen.equals("0")) {
                return candidate;
            }
        }
        throw new CommandFailure("PostgreSQL refuses to run as root and this machine offers no other user for it:"
                + " run ./dangol as an ordinary user.");
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /// Gives files to the user; does nothing where the user is whoever runs this.
    void own(Path... paths) throws IOException {
        if (!owner.isEmpty()) {
            List<String> command = new ArrayList<>(List.of("chown", "-R", owner));
            for (Path path : paths) {
                command.add(path.toString());
            }
            Commands.Result result = Commands.run(TIMEOUT, command);
            if (!result.succeeded()) {
                throw new IOException("the database's files cannot be given to its user: " + result.output());
            }
        }
    }

    private static String userId(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            Commands.Result result = Commands.run(TIMEOUT, command);
            return result.succeeded() ? result.output().strip() : "";
        } catch (IOException noSuchProgram) {
            return "";
        }
    }
}
